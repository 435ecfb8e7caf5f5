fn soup() -> u32 {
    4
}

fn main() {
    match 4_u32 {
        soup() => println!("soup"),
        _ => println!("something"),
    }
}
