fn serve(dish: &str, table: u32) {
    println!("{dish} to {table}");
}

fn main() {
    serve("soup");
}
