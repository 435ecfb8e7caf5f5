use tokio::runtime::Handle;

async fn fetch(id: u32) -> u32 {
    id * 10
}

fn fetch_and_wait(id: u32) -> u32 {
    Handle::current().block_on(fetch(id))
}

#[tokio::main]
async fn main() {
    println!("before");
    println!("{}", fetch_and_wait(4));
}
