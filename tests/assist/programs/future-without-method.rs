async fn name() -> String {
    String::from("ida")
}

#[tokio::main]
async fn main() {
    let n = name();
    println!("{}", n.len());
}
