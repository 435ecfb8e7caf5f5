trait Store {
    async fn load(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn load(&self) -> u32 {
        7
    }
}

#[tokio::main]
async fn main() {
    let store: Box<dyn Store> = Box::new(Memory);
    println!("{}", store.load().await);
}
