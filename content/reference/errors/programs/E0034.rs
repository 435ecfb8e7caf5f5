struct Cook;

trait Soup {
    fn make(&self) {
        println!("soup");
    }
}

trait Tea {
    fn make(&self) {
        println!("tea");
    }
}

impl Soup for Cook {}

impl Tea for Cook {}

fn main() {
    Cook.make();
}
