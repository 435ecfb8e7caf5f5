use std::sync::Arc;

#[tokio::main]
async fn main() {
    let menu = Arc::new(vec!["tea", "soup"]);
    let printer = tokio::spawn(async move {
        println!("{} dishes", menu.len());
    });
    printer.await.unwrap();
    println!("first: {}", menu[0]);
}
