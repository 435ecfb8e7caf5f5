fn seats() -> _ {
    4
}

fn main() {
    println!("{}", seats());
}
