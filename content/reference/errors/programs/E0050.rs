trait Cook {
    fn make(&self, table: u32);
}

struct North;

impl Cook for North {
    fn make(&self) {
        println!("soup");
    }
}

fn main() {
    North.make(3);
}
