use tokio::runtime::Builder;

async fn answer() -> u32 {
    42
}

fn prepare() -> impl Future<Output = u32> {
    println!("preparing");
    answer()
}

fn main() {
    let later = prepare();
    println!("not yet");
    let runtime = Builder::new_current_thread().build().unwrap();
    println!("{}", runtime.block_on(later));
}
