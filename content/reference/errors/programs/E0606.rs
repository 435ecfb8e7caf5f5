fn main() {
    let seats = &4_u8 as u32;
    println!("{seats}");
}
