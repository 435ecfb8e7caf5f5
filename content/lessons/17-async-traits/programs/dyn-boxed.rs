use std::pin::Pin;
use tokio::time::{Duration, sleep};

type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

trait Store: Send + Sync {
    fn get(&self, id: u32) -> Later<'_, Option<String>>;
}

struct Memory;
struct Disk;

impl Store for Memory {
    fn get(&self, id: u32) -> Later<'_, Option<String>> {
        Box::pin(async move { (id == 7).then(|| "seven, from memory".to_string()) })
    }
}

impl Store for Disk {
    fn get(&self, id: u32) -> Later<'_, Option<String>> {
        Box::pin(async move {
            sleep(Duration::from_millis(30)).await;
            Some(format!("{id}, from disk"))
        })
    }
}

async fn first(stores: Vec<Box<dyn Store>>, id: u32) -> Option<String> {
    for store in &stores {
        if let Some(found) = store.get(id).await {
            return Some(found);
        }
    }
    None
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let stores: Vec<Box<dyn Store>> = vec![Box::new(Memory), Box::new(Disk)];
    let found = tokio::spawn(first(stores, 8)).await.unwrap();
    println!("{found:?}");
}
