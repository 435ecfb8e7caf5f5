fn main() {
    let mut total = 3;
    let shown = &total;
    total = 4;
    println!("{shown}");
}
