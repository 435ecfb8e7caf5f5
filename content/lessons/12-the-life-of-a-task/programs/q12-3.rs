use tokio::time::{Duration, sleep};

struct Note(&'static str);

impl Drop for Note {
    fn drop(&mut self) {
        println!("{} is thrown away", self.0);
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let task = tokio::spawn(async {
        let _first = Note("first");
        sleep(Duration::from_millis(5)).await;
        let _second = Note("second");
        sleep(Duration::from_millis(50)).await;
        let _third = Note("third");
    });
    sleep(Duration::from_millis(20)).await;
    task.abort();
    println!("aborted: {}", task.await.is_err());
}
