fn main() {
    let pair = (Some(1), 2);
    match pair {
        (Some(table), 2) | (None, _) => println!("{table}"),
        _ => println!("something"),
    }
}
