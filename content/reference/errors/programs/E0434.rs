fn main() {
    let seats = 4;
    fn free() -> u32 {
        seats
    }
    println!("{}", free());
}
