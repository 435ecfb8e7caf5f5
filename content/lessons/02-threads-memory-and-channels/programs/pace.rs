use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (counter, kitchen) = mpsc::sync_channel(1);
    let waiter = thread::spawn(move || {
        for order in 1..=4 {
            counter.send(order).unwrap();
            println!("ordered {order}");
        }
    });
    for order in kitchen {
        thread::sleep(Duration::from_millis(100));
        println!("        cooked {order}");
    }
    waiter.join().unwrap();
}
