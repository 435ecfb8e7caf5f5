async fn save() {
    println!("saved");
}

#[tokio::main]
async fn main() {
    save();
}
