use tokio::task::yield_now;

async fn cached(page: u32) -> u32 {
    page * 10
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(async {
        println!("the other task has its turn");
    });
    for page in 1..=3 {
        let size = cached(page).await;
        println!("page {page} has {size} lines");
    }
    yield_now().await;
    println!("main goes on");
}
