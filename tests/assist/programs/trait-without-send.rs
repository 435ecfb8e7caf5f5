trait Store {
    async fn get(&self) -> u32;
}

struct Memory;

impl Store for Memory {
    async fn get(&self) -> u32 {
        7
    }
}

async fn lookup<S: Store + Send + Sync + 'static>(store: S) -> u32 {
    tokio::spawn(async move { store.get().await }).await.unwrap()
}

#[tokio::main]
async fn main() {
    println!("{}", lookup(Memory).await);
}
