async fn price() -> u32 {
    7
}

#[tokio::main]
async fn main() {
    let total: u32 = price();
    println!("{total}");
}
