async fn load(name: &str) -> usize {
    name.len()
}

#[tokio::main]
async fn main() {
    let n = await load("abc");
    println!("{n}");
}
