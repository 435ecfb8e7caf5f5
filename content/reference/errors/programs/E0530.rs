static SEATS: u32 = 4;

fn main() {
    let seats = 5;
    match seats {
        SEATS => println!("full"),
    }
}
