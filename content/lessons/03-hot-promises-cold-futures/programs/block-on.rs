use tokio::runtime::Builder;

fn main() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    println!("the runtime is built, nothing has run");
    let answer = runtime.block_on(async {
        println!("now the future is polled");
        6 * 7
    });
    println!("the answer is {answer}");
}
