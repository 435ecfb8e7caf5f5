async fn price(item: &str) -> u32 {
    item.len() as u32
}

fn total(items: &[&str]) -> u32 {
    let mut sum = 0;
    for item in items {
        sum += price(item).await;
    }
    sum
}

#[tokio::main]
async fn main() {
    println!("{}", total(&["tea", "soup"]));
}
