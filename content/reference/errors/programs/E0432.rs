use tokio::clock::sleep;

fn main() {
    println!("open");
}
