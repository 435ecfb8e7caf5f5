fn letters<'a>(order: &'a str) -> impl Iterator<Item = char> + use<> {
    order.chars()
}

fn main() {
    println!("{}", letters("soup").count());
}
