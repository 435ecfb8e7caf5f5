struct Folder {
    inside: Vec<Folder>,
}

async fn count(folder: &Folder) -> u32 {
    tokio::task::yield_now().await;
    let mut all = 1;
    for inner in &folder.inside {
        all += Box::pin(count(inner)).await;
    }
    all
}

fn folder(inside: Vec<Folder>) -> Folder {
    Folder { inside }
}

#[tokio::main]
async fn main() {
    let top = folder(vec![folder(vec![folder(vec![])]), folder(vec![])]);
    println!("{} folders", count(&top).await + 1);
}
