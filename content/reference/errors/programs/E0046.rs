trait Cook {
    fn dish(&self) -> String;
}

struct North;

impl Cook for North {}

fn main() {
    println!("{}", North.dish());
}
