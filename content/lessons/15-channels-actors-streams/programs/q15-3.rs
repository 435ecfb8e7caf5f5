use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (jobs, mut desk) = mpsc::channel(4);
    let mut second_desk = desk.clone();
    jobs.send("copy the file").await.unwrap();
    drop(jobs);
    println!("{:?}", desk.recv().await);
    println!("{:?}", second_desk.recv().await);
}
