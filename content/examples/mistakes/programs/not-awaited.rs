async fn save(page: u32) {
    println!("page {page} is saved");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    save(1);
    save(2).await;
}
