use std::rc::Rc;

async fn count(list: Rc<Vec<u8>>) -> usize {
    tokio::task::yield_now().await;
    list.len()
}

#[tokio::main]
async fn main() {
    let list = Rc::new(vec![1, 2, 3]);
    println!("{}", tokio::spawn(count(list)).await.unwrap());
}
