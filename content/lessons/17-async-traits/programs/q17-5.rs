async fn sum(list: &[u32]) -> u32 {
    match list {
        [] => 0,
        [first, rest @ ..] => {
            println!("{first} and {} more", rest.len());
            first + Box::pin(sum(rest)).await
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", sum(&[3, 4]).await);
}
