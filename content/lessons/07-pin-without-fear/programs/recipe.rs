use tokio::task::yield_now;

async fn recipe() {
    let amounts = [500, 350];
    let largest = &amounts[0];
    yield_now().await;
    println!("largest: {largest} g");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let future = recipe();
    let mut shelf = vec![future];
    let again = shelf.remove(0);
    again.await;
}
