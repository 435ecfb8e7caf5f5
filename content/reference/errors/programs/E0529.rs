fn main() {
    let seats = 4.0_f32;
    match seats {
        [first, ..] => println!("{first}"),
        _ => println!("something"),
    }
}
