fn first(orders: &'a [String]) -> &'a str {
    &orders[0]
}

fn main() {
    println!("{}", first(&[String::from("soup")]));
}
