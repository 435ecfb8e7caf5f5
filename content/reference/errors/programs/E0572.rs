const SEATS: u32 = return 4;

fn main() {
    println!("{SEATS}");
}
