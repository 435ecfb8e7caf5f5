fn seats() -> u32 {
    4
}

const SEATS: u32 = seats();

fn main() {
    println!("{SEATS}");
}
