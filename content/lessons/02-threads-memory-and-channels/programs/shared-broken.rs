use std::thread;

fn main() {
    let mut served = 0;
    thread::scope(|kitchen| {
        kitchen.spawn(|| served += 1);
        kitchen.spawn(|| served += 1);
    });
    println!("served: {served}");
}
