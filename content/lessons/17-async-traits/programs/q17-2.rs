trait Job {
    async fn run(&self) -> u32;
}

struct Nine;

impl Job for Nine {
    async fn run(&self) -> u32 {
        9
    }
}

fn start<J: Job + Send + Sync + 'static>(job: J) {
    tokio::spawn(async move { println!("{}", job.run().await) });
}

#[tokio::main]
async fn main() {
    start(Nine);
}
