async fn chop() {
    println!("chop");
}

async fn boil() {
    println!("boil");
}

async fn serve() {
    println!("serve");
}

async fn cook() {
    let tasks = [tokio::spawn(chop()), tokio::spawn(boil()), tokio::spawn(serve())];
    for task in tasks {
        task.await.unwrap();
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn main() {
    tokio::spawn(cook()).await.unwrap();
}
