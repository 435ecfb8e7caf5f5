use tokio::sync::mpsc;

struct Connection {
    outbox: mpsc::Sender<String>,
}

impl Connection {
    async fn say(&self, word: &str) {
        self.outbox.send(word.to_string()).await.unwrap();
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        println!("hanging up");
        self.say("bye").await;
    }
}

#[tokio::main]
async fn main() {
    let (outbox, mut inbox) = mpsc::channel(1);
    Connection { outbox }.say("hello").await;
    println!("{:?}", inbox.recv().await);
}
