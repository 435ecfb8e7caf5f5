fn table() -> u32 {
    return;
}

fn main() {
    println!("{}", table());
}
