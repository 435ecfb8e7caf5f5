fn main() {
    let seats = 4_u32;
    println!("{}", *seats);
}
