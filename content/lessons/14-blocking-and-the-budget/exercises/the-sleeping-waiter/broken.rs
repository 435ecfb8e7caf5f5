use std::thread::sleep;
use std::time::Duration;

async fn serve(table: u32) {
    sleep(Duration::from_millis(30));
    println!("table {table} is served");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(serve(1), serve(2), serve(3));
}
