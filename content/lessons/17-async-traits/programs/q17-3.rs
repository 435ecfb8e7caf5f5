trait Job {
    async fn run(&self) -> u32;
}

struct Nine;

impl Job for Nine {
    async fn run(&self) -> u32 {
        9
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let task = tokio::spawn(async { Nine.run().await });
    println!("{}", task.await.unwrap());
}
