use tokio::task::yield_now;

async fn sort() {
    for part in 1..=2 {
        println!("sort part {part}");
        yield_now().await;
    }
}

async fn print() {
    println!("print");
}

async fn greet() {
    println!("greet");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (a, b, c) = (tokio::spawn(sort()), tokio::spawn(print()), tokio::spawn(greet()));
    let _ = tokio::join!(a, b, c);
}
