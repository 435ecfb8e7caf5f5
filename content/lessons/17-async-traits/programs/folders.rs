use tokio::time::{Duration, sleep};

struct Folder {
    name: &'static str,
    inside: Vec<Folder>,
}

async fn visit(folder: &Folder, depth: usize) -> usize {
    println!("{}{}", "  ".repeat(depth), folder.name);
    sleep(Duration::from_millis(10)).await;
    let mut seen = 1;
    for inner in &folder.inside {
        seen += Box::pin(visit(inner, depth + 1)).await;
    }
    seen
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let leaf = |name| Folder { name, inside: Vec::new() };
    let course = Folder {
        name: "course",
        inside: vec![Folder { name: "part 1", inside: vec![leaf("waiting")] }, leaf("part 2")],
    };
    println!("{} folders", visit(&course, 0).await);
}
