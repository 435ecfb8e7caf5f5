mod kitchen {}

fn main() {
    let order = kitchen { table: 1 };
    println!("{}", order.table);
}
