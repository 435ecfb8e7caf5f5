use std::thread;

fn main() {
    let mut served = 0;
    thread::scope(|kitchen| {
        kitchen.spawn(move || {
            served += 1;
            println!("in the kitchen: {served}");
        });
    });
    println!("served: {served}");
}
