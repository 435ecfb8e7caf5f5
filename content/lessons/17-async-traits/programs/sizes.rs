use std::mem::size_of_val;

trait Store {
    async fn get(&self, id: u32) -> u32;
}

struct Small;
struct Large;

impl Store for Small {
    async fn get(&self, id: u32) -> u32 {
        id
    }
}

impl Store for Large {
    async fn get(&self, id: u32) -> u32 {
        let page = [id; 256];
        tokio::task::yield_now().await;
        page[0]
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let small = Small.get(7);
    let large = Large.get(7);
    println!("small: {} bytes", size_of_val(&small));
    println!("large: more than a page of 1024: {}", size_of_val(&large) > 1024);
    let boxed = Box::pin(large);
    println!("the box: {} bytes", size_of_val(&boxed));
    println!("{} {}", small.await, boxed.await);
}
