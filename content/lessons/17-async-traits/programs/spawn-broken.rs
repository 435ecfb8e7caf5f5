trait Store {
    async fn get(&self, id: u32) -> Option<String>;
}

async fn lookup<S: Store + Send + Sync + 'static>(store: S) -> Option<String> {
    tokio::spawn(async move { store.get(7).await }).await.unwrap()
}

struct Memory;

impl Store for Memory {
    async fn get(&self, id: u32) -> Option<String> {
        (id == 7).then(|| "seven".to_string())
    }
}

#[tokio::main]
async fn main() {
    println!("{:?}", lookup(Memory).await);
}
