fn main() {
    let total: u32 = 7;
    let sum = total + "1".parse().unwrap();
    println!("{sum}");
}
