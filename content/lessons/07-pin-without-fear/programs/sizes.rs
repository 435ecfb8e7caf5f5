use tokio::task::yield_now;

async fn big() -> usize {
    let buffer = [0u8; 4000];
    yield_now().await;
    buffer.len()
}

async fn contains() -> usize {
    let job = std::pin::pin!(big());
    job.await
}

async fn points_to() -> usize {
    let job = Box::pin(big());
    job.await
}

fn main() {
    println!("big:       {} bytes", size_of_val(&big()));
    println!("contains:  {} bytes", size_of_val(&contains()));
    println!("points_to: {} bytes", size_of_val(&points_to()));
}
