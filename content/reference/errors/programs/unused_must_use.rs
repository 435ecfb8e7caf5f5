async fn soup() {
    println!("soup is ready");
}

#[tokio::main]
async fn main() {
    soup();
    println!("closed");
}
