use std::sync::Mutex;
use std::thread;

fn main() {
    let served = Mutex::new(0);
    thread::scope(|kitchen| {
        for _ in 0..2 {
            kitchen.spawn(|| {
                let count = *served.lock().unwrap();
                *served.lock().unwrap() = count + 1;
            });
        }
    });
    println!("served: {}", served.into_inner().unwrap());
}
