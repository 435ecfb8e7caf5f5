fn main() {
    let word: &str = String::from("soup of the day").as_str();
    println!("{word}");
}
