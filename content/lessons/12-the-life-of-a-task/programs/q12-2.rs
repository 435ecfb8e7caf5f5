use std::num::ParseIntError;

async fn parse(text: &'static str) -> Result<u32, ParseIntError> {
    text.parse()
}

async fn run() -> Result<u32, Box<dyn std::error::Error + Send + Sync>> {
    let n: u32 = tokio::spawn(parse("5")).await?;
    Ok(n)
}

#[tokio::main]
async fn main() {
    println!("{:?}", run().await.is_ok());
}
