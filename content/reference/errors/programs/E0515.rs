fn label() -> &'static str {
    let text = String::from("soup");
    &text
}

fn main() {
    println!("{}", label());
}
