use std::future::Future;

fn plan(fast: bool) -> Box<dyn Future<Output = u32> + Send> {
    if fast { Box::new(async { 1 }) } else { Box::new(async { 3 }) }
}

#[tokio::main]
async fn main() {
    println!("{}", plan(true).await);
}
