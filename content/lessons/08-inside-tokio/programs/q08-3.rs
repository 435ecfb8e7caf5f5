async fn child(name: &str) {
    println!("{name}");
}

async fn parent(name: &str, of: &'static str) {
    println!("{name}");
    tokio::spawn(child(of)).await.unwrap();
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let a = tokio::spawn(parent("A", "child of A"));
    let b = tokio::spawn(parent("B", "child of B"));
    a.await.unwrap();
    b.await.unwrap();
    println!("end");
}
