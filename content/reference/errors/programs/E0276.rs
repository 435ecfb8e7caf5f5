use std::fmt::Debug;

trait Cook {
    fn make<T>(&self, from: T);
}

struct North;

impl Cook for North {
    fn make<T: Debug>(&self, from: T) {
        println!("{from:?}");
    }
}

fn main() {
    North.make(3);
}
