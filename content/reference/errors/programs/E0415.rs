fn serve(table: u32, table: u32) {
    println!("{table}");
}

fn main() {
    serve(1, 2);
}
