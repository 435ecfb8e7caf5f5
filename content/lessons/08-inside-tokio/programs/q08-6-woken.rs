use tokio::sync::mpsc;
use tokio::task::yield_now;

async fn boil() {
    println!("boil");
}

async fn serve(mut bell: mpsc::Receiver<()>) {
    bell.recv().await;
    println!("serve");
}

async fn cook() {
    let (bell, heard) = mpsc::channel(1);
    let serving = tokio::spawn(serve(heard));
    yield_now().await;
    bell.send(()).await.unwrap();
    let boiling = tokio::spawn(boil());
    serving.await.unwrap();
    boiling.await.unwrap();
}

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    tokio::spawn(cook()).await.unwrap();
}
