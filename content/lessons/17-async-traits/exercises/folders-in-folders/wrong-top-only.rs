struct Folder {
    inside: Vec<Folder>,
}

async fn count(folder: &Folder) -> u32 {
    tokio::task::yield_now().await;
    1 + folder.inside.len() as u32
}

fn folder(inside: Vec<Folder>) -> Folder {
    Folder { inside }
}

#[tokio::main]
async fn main() {
    let top = folder(vec![folder(vec![folder(vec![])]), folder(vec![])]);
    println!("{} folders", count(&top).await + 1);
}
