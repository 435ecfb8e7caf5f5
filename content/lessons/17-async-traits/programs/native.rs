use tokio::time::{Duration, sleep};

trait Store {
    async fn get(&self, id: u32) -> Option<String>;
}

struct Memory;
struct Disk;

impl Store for Memory {
    async fn get(&self, id: u32) -> Option<String> {
        (id == 7).then(|| "seven, from memory".to_string())
    }
}

impl Store for Disk {
    async fn get(&self, id: u32) -> Option<String> {
        sleep(Duration::from_millis(30)).await;
        Some(format!("{id}, from disk"))
    }
}

async fn show(store: &impl Store, id: u32) {
    println!("{:?}", store.get(id).await);
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    show(&Memory, 7).await;
    show(&Memory, 8).await;
    show(&Disk, 8).await;
}
