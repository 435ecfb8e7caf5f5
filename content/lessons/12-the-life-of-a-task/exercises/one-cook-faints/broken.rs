async fn cook(n: u32) {
    if n == 2 {
        panic!("too hot");
    }
}

#[tokio::main]
async fn main() {
    for n in 1..=3 {
        tokio::spawn(cook(n)).await.unwrap();
        println!("cook {n} is done");
    }
}
