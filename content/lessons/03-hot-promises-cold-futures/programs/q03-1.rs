async fn ring() {
    println!("the bell rings");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let bell = ring();
    println!("we wait");
    drop(bell);
    println!("we leave");
}
