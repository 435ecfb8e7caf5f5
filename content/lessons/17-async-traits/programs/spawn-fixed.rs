trait Store {
    fn get(&self, id: u32) -> impl Future<Output = Option<String>> + Send;
}

async fn lookup<S: Store + Send + Sync + 'static>(store: S) -> Option<String> {
    tokio::spawn(async move { store.get(7).await }).await.unwrap()
}

struct Memory;

impl Store for Memory {
    async fn get(&self, id: u32) -> Option<String> {
        tokio::task::yield_now().await;
        (id == 7).then(|| "seven".to_string())
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    println!("{:?}", lookup(Memory).await);
}
