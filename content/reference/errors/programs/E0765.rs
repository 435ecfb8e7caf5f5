fn main() {
    println!("soup of the day);
}
