use tokio::task::yield_now;

async fn walk(name: &str, polite: bool) {
    for step in 1..=2 {
        println!("{name} {step}");
        if polite {
            yield_now().await;
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let a = tokio::spawn(walk("polite", true));
    let b = tokio::spawn(walk("greedy", false));
    a.await.unwrap();
    b.await.unwrap();
}
