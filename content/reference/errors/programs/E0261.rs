fn show(order: &'a str) {
    println!("{order}");
}

fn main() {
    show("soup");
}
