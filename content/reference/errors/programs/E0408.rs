fn main() {
    let pair = (Some(1), 2);
    match pair {
        (Some(_table), 2) | (None, _) => println!("soup"),
        _ => println!("something"),
    }
}
