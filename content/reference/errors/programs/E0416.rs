fn main() {
    let (table, table) = (1, 2);
    println!("{table}");
}
