use tokio::task::{JoinSet, yield_now};

async fn help(done: &'static str) {
    yield_now().await;
    println!("{done}");
}

async fn prepare() {
    let mut helpers = JoinSet::new();
    helpers.spawn(help("onions are cut"));
    helpers.spawn(help("table is set"));
    helpers.detach_all();
}

#[tokio::main]
async fn main() {
    prepare().await;
    println!("all is prepared");
}
