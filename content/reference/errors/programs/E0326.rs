trait Room {
    const SEATS: u32;
}

struct North;

impl Room for North {
    const SEATS: &'static str = "four";
}

fn main() {
    println!("{}", North::SEATS);
}
