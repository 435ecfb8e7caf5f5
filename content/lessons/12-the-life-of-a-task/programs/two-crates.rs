use anyhow::Context;
use std::num::ParseIntError;
use tokio::task::JoinError;

#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("bad input")]
    Input(#[from] ParseIntError),
    #[error("the task failed")]
    Task(#[from] JoinError),
}

async fn double(text: &'static str) -> Result<u32, Trouble> {
    let n: u32 = tokio::spawn(async move { text.parse() }).await??;
    Ok(n * 2)
}

async fn serve(text: &'static str) -> anyhow::Result<String> {
    let n = double(text).await.context("no double portion")?;
    Ok(format!("{text} makes {n}"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for text in ["21", "tea"] {
        match serve(text).await {
            Ok(line) => println!("{line}"),
            Err(error) => println!("{error:#}"),
        }
    }
}
