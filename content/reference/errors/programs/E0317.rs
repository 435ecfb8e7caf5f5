fn main() {
    let open = true;
    let seats: u32 = if open { 4 };
    println!("{seats}");
}
