use tokio::runtime::Builder;
use tokio::task::spawn_blocking;

fn compute() -> u32 {
    let runtime = Builder::new_current_thread().build().unwrap();
    runtime.block_on(async { 6 * 7 })
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("before");
    let answer = spawn_blocking(compute).await.unwrap();
    println!("{answer}");
}
