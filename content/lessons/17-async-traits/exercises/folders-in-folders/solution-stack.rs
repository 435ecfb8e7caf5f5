struct Folder {
    inside: Vec<Folder>,
}

async fn count(folder: &Folder) -> u32 {
    let mut all = 0;
    let mut left = vec![folder];
    while let Some(folder) = left.pop() {
        tokio::task::yield_now().await;
        all += 1;
        left.extend(&folder.inside);
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
