fn main() {
    let open = 1 as bool;
    println!("{open}");
}
