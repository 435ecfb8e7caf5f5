fn main() {
    let name = "soup";
    println!("{}", !name);
}
