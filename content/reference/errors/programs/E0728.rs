async fn soup() -> u32 {
    7
}

fn serve() -> u32 {
    soup().await
}

fn main() {
    println!("{}", serve());
}
