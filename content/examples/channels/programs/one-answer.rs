use tokio::sync::oneshot;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (reply, answer) = oneshot::channel();
    tokio::spawn(async move {
        println!("thinking");
        reply.send(42).unwrap();
    });
    println!("the answer is {}", answer.await.unwrap());
}
