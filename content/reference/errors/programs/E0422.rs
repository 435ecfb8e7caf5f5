fn main() {
    let order = Order { table: 1 };
    println!("{}", order.table);
}
