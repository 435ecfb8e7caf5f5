fn main() {
    let label;
    {
        let order = String::from("soup");
        label = &order;
    }
    println!("{label}");
}
