use std::num::ParseIntError;
use tokio::task::JoinError;

#[derive(Debug)]
enum Trouble {
    Input(ParseIntError),
    Task(JoinError),
}

impl From<ParseIntError> for Trouble {
    fn from(error: ParseIntError) -> Self {
        Trouble::Input(error)
    }
}

impl From<JoinError> for Trouble {
    fn from(error: JoinError) -> Self {
        Trouble::Task(error)
    }
}

async fn parse(text: &'static str) -> Result<u32, ParseIntError> {
    text.parse()
}

async fn double(text: &'static str) -> Result<u32, Trouble> {
    let n = tokio::spawn(parse(text)).await??;
    Ok(n * 2)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for text in ["21", "tea"] {
        match double(text).await {
            Ok(n) => println!("{n}"),
            Err(Trouble::Input(error)) => println!("bad input: {error}"),
            Err(Trouble::Task(error)) => println!("the task failed: {error}"),
        }
    }
}
