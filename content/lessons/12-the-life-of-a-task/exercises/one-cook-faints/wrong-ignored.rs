async fn cook(n: u32) {
    if n == 2 {
        panic!("too hot");
    }
}

#[tokio::main]
async fn main() {
    for n in 1..=3 {
        let _ = tokio::spawn(cook(n)).await;
        println!("cook {n} is done");
    }
}
