use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let digest = tokio::task::spawn_blocking(|| {
        std::thread::sleep(Duration::from_millis(20));
        7
    });
    println!("the runtime is free meanwhile");
    println!("digest {}", digest.await.unwrap());
}
