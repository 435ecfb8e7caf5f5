use std::sync::Mutex;
use std::thread;

fn main() {
    let served = Mutex::new(0);
    thread::scope(|kitchen| {
        for cook in ["Ada", "Ben"] {
            let served = &served;
            kitchen.spawn(move || {
                let mut count = served.lock().unwrap();
                *count += 1;
                println!("{cook} serves plate {count}");
            });
        }
    });
    println!("served: {}", served.into_inner().unwrap());
}
