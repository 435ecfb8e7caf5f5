use tokio::time::{Duration, sleep};

struct Till {
    coins: u32,
}

impl Till {
    async fn close(mut self) {
        sleep(Duration::from_millis(20)).await;
        println!("{} coins are in the bank", self.coins);
        self.coins = 0;
    }
}

impl Drop for Till {
    fn drop(&mut self) {
        if self.coins > 0 {
            println!("{} coins are left in the till", self.coins);
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let first = Till { coins: 3 };
    let _second = Till { coins: 5 };
    first.close().await;
    println!("end of main");
}
