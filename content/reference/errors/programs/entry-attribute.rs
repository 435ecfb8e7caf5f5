#[tokio::main]
fn main() {
    println!("open");
}
