use std::sync::Arc;

#[tokio::main]
async fn main() {
    let name = Arc::new(String::from("north"));
    for id in 1..=2 {
        tokio::spawn(async move {
            let mine = Arc::clone(&name);
            println!("{mine} booked {id}");
        });
    }
}
