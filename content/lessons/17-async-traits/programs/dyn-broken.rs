trait Store {
    async fn get(&self, id: u32) -> Option<String>;
}

struct Memory;

impl Store for Memory {
    async fn get(&self, id: u32) -> Option<String> {
        (id == 7).then(|| "seven".to_string())
    }
}

#[tokio::main]
async fn main() {
    let stores: Vec<Box<dyn Store>> = vec![Box::new(Memory)];
    for store in &stores {
        println!("{:?}", store.get(7).await);
    }
}
