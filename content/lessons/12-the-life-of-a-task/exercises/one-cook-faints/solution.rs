async fn cook(n: u32) {
    if n == 2 {
        panic!("too hot");
    }
}

#[tokio::main]
async fn main() {
    for n in 1..=3 {
        match tokio::spawn(cook(n)).await {
            Ok(()) => println!("cook {n} is done"),
            Err(_) => println!("cook {n} is down"),
        }
    }
}
