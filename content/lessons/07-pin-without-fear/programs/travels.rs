use tokio::task::yield_now;

fn place(number: &u32) -> usize {
    number as *const u32 as usize
}

async fn count(boxes: u32) -> bool {
    let mut counted = 0;
    let before = place(&counted);
    while counted < boxes {
        counted += 1;
        yield_now().await;
    }
    let after = place(&counted);
    before == after
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let tea = tokio::spawn(count(2));
    let rice = tokio::spawn(count(3));
    println!("tea: same place: {}", tea.await.unwrap());
    println!("rice: same place: {}", rice.await.unwrap());
}
