use tokio::task::yield_now;

async fn report() -> usize {
    let title = String::from("menu");
    let lines = vec!["tea", "soup"];
    println!("{title}");
    yield_now().await;
    let count = lines.len();
    count
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{} lines", report().await);
}
