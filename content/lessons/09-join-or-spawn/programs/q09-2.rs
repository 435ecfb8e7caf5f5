#[tokio::main]
async fn main() {
    let mut total = 0;
    let add = async {
        total += 5;
    };
    tokio::join!(add);
    println!("{total}");
}
