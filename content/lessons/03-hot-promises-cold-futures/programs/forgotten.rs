async fn save(page: u64) {
    println!("page {page} is saved");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    save(1);
    let _ = save(2);
    let _later = save(3);
    save(4).await;
}
