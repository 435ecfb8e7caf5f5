use tokio::time::{Duration, sleep};

struct Session(u32);

impl Drop for Session {
    fn drop(&mut self) {
        let id = self.0;
        println!("guest {id}: logging out");
        tokio::spawn(async move {
            sleep(Duration::from_millis(20)).await;
            println!("guest {id}: logged out");
        });
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let first = Session(1);
    drop(first);
    sleep(Duration::from_millis(50)).await;
    let second = Session(2);
    drop(second);
    println!("end of main");
}
