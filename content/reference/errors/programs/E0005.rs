fn main() {
    let found: Option<u32> = [1, 2].iter().copied().max();
    let Some(largest) = found;
    println!("{largest}");
}
