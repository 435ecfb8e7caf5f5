trait Cook {
    fn make<T>(&self, from: T);
}

struct North;

impl Cook for North {
    fn make(&self, from: u32) {
        println!("{from}");
    }
}

fn main() {
    North.make(3);
}
