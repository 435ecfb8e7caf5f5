use tokio::task::yield_now;

async fn weigh(what: &str, grams: u32) -> u32 {
    yield_now().await;
    println!("{what}: {grams} g");
    grams
}

async fn recipe() -> u32 {
    let flour = weigh("flour", 500).await;
    let water = weigh("water", 350).await;
    flour + water
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let total = recipe().await;
    println!("total: {total} g");
}
