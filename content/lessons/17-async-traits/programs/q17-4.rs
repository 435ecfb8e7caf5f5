async fn apply(f: impl AsyncFn(u32) -> u32) -> u32 {
    f(1).await + f(2).await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let plus = 10;
    let add = async |n| {
        println!("adding {plus} to {n}");
        n + plus
    };
    println!("made");
    println!("{}", apply(add).await);
}
