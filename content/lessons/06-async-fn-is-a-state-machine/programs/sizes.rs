use tokio::task::yield_now;

async fn held() {
    let buffer = [0u8; 1000];
    yield_now().await;
    println!("{}", buffer.len());
}

async fn let_go() {
    {
        let buffer = [0u8; 1000];
        println!("{}", buffer.len());
    }
    yield_now().await;
}

async fn parent() {
    held().await;
}

async fn boxed() {
    Box::pin(held()).await;
}

fn main() {
    println!("held:   {} bytes", size_of_val(&held()));
    println!("let_go: {} bytes", size_of_val(&let_go()));
    println!("parent: {} bytes", size_of_val(&parent()));
    println!("boxed:  {} bytes", size_of_val(&boxed()));
}
