use tokio::time::{Duration, sleep};

async fn step(name: &str, ms: u64, ok: bool) -> Result<u64, String> {
    sleep(Duration::from_millis(ms)).await;
    println!("{name}");
    if ok { Ok(ms) } else { Err(format!("{name} failed")) }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let both = tokio::try_join!(step("a", 30, true), step("b", 10, false));
    println!("{both:?}");
    let (c, d) = tokio::join!(step("c", 30, true), step("d", 10, false));
    println!("{c:?} {d:?}");
}
