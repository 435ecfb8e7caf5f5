trait Cook {
    fn make(&self);
}

struct North;

impl Cook for North {
    fn make(&self) {
        println!("soup");
    }

    fn clean(&self) {
        println!("clean");
    }
}

fn main() {
    North.make();
}
