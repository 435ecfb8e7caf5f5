trait Cook {
    fn name() -> String;
}

struct North;

impl Cook for North {
    fn name(&self) -> String {
        String::from("north")
    }
}

fn main() {
    println!("open");
}
