use tokio::time::{Duration, sleep};

async fn serve(name: &str) {
    sleep(Duration::from_millis(20)).await;
    println!("{name} is served");
}

async fn spill() {
    sleep(Duration::from_millis(10)).await;
    panic!("spilled");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let table = tokio::spawn(async {
        tokio::join!(serve("soup"), spill());
        println!("the table is happy");
    });
    println!("joined: panicked = {}", table.await.is_err());

    let soup = tokio::spawn(serve("soup"));
    let accident = tokio::spawn(spill());
    println!("spawned: panicked = {}", accident.await.is_err());
    soup.await.unwrap();
}
