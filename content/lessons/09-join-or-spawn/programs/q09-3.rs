use std::rc::Rc;
use tokio::task::yield_now;

async fn show(label: &str, menu: Rc<Vec<&str>>) {
    yield_now().await;
    println!("{label}: {}", menu.len());
}

#[tokio::main]
async fn main() {
    let menu = Rc::new(vec!["tea", "soup"]);
    tokio::join!(show("front", Rc::clone(&menu)), show("back", menu));
}
