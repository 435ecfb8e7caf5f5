async fn price() -> u32 {
    7
}

#[tokio::main]
async fn main() {
    println!("{}", price().pow(2));
}
