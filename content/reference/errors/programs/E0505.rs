fn serve(order: String) {
    println!("{order}");
}

fn main() {
    let order = String::from("soup");
    let label = &order;
    serve(order);
    println!("{label}");
}
