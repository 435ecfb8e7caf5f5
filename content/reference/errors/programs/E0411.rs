fn make() -> Self {
    4
}

fn main() {
    println!("{}", make());
}
