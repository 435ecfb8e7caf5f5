use std::pin::Pin;

trait Store {
    fn name(&self) -> &'static str;
    fn load(&self) -> Pin<Box<dyn Future<Output = u32> + '_>>;
}

struct Memory;

impl Store for Memory {
    fn name(&self) -> &'static str {
        "memory"
    }
    fn load(&self) -> Pin<Box<dyn Future<Output = u32> + '_>> {
        Box::pin(async { 7 })
    }
}

struct Disk;

impl Store for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
    fn load(&self) -> Pin<Box<dyn Future<Output = u32> + '_>> {
        Box::pin(async {
            tokio::task::yield_now().await;
            9
        })
    }
}

#[tokio::main]
async fn main() {
    let stores: Vec<Box<dyn Store>> = vec![Box::new(Memory), Box::new(Disk)];
    for store in &stores {
        println!("{}: {}", store.name(), store.load().await);
    }
}
