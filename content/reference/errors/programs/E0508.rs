fn main() {
    let orders = [String::from("soup"), String::from("tea")];
    let first = orders[0];
    println!("{first}");
}
