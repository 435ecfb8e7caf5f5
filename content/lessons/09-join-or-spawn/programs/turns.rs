use tokio::task::yield_now;

async fn walk(name: &str) {
    for step in 1..=2 {
        println!("{name} {step}");
        yield_now().await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(walk("left"), walk("right"));
    println!("both have arrived");
}
