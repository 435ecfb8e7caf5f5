fn main() {
    let mut name = "soup";
    name += " of the day";
    println!("{name}");
}
