fn main() {
    println!("{}", r#"soup of the day");
}
