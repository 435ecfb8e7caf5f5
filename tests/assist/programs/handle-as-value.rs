fn show(n: u32) {
    println!("{n}");
}

#[tokio::main]
async fn main() {
    let handle = tokio::spawn(async { 3u32 });
    show(handle);
}
