trait Store {
    fn name(&self) -> &'static str;
    async fn load(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    fn name(&self) -> &'static str {
        "memory"
    }
    async fn load(&self) -> u32 {
        7
    }
}

struct Disk;

impl Store for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
    async fn load(&self) -> u32 {
        tokio::task::yield_now().await;
        9
    }
}

#[tokio::main]
async fn main() {
    let stores: Vec<Box<dyn Store>> = vec![Box::new(Memory), Box::new(Disk)];
    for store in &stores {
        println!("{}: {}", store.name(), store.load().await);
    }
}
