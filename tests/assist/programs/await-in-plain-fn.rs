async fn load() -> u32 {
    1
}

fn twice() -> u32 {
    load().await * 2
}

#[tokio::main]
async fn main() {
    println!("{}", twice().await);
}
