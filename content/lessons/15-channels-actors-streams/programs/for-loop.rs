#[tokio::main]
async fn main() {
    let loaves = tokio_stream::iter(["rye", "oat"]);
    for loaf in loaves {
        println!("{loaf}");
    }
}
