use std::thread;
use std::time::Duration;

fn fetch(page: u64) -> u64 {
    thread::sleep(Duration::from_millis(80)); // this thread waits
    page
}

fn main() {
    let mut threads = Vec::new();
    for page in 1..=3 {
        threads.push(thread::spawn(move || fetch(page)));
    }
    for thread in threads {
        println!("page {}", thread.join().unwrap());
    }
}
