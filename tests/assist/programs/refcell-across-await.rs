use std::cell::RefCell;
use std::rc::Rc;

#[tokio::main]
async fn main() {
    let total = Rc::new(RefCell::new(0));
    let mine = Rc::clone(&total);
    let task = tokio::spawn(async move {
        *mine.borrow_mut() += 1;
        tokio::task::yield_now().await;
        *mine.borrow_mut() += 1;
    });
    task.await.unwrap();
    println!("{}", total.borrow());
}
