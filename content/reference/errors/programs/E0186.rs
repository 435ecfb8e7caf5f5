trait Cook {
    fn name(&self) -> String;
}

struct North;

impl Cook for North {
    fn name() -> String {
        String::from("north")
    }
}

fn main() {
    println!("open");
}
