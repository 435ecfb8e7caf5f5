fn main() {
    let total = 7_u32 + 1.5;
    println!("{total}");
}
