trait Clock {
    async fn now(&self) -> u64;
}

struct Fixed;

impl Clock for Fixed {
    async fn now(&self) -> u64 {
        12
    }
}

async fn show(clock: &dyn Clock) {
    println!("{}", clock.now().await);
}

#[tokio::main]
async fn main() {
    show(&Fixed).await;
}
