fn main() {
    let letter = 66_u32 as char;
    println!("{letter}");
}
