use std::sync::mpsc;
use std::thread;

fn main() {
    let (counter, kitchen) = mpsc::channel();
    let cook = thread::spawn(move || {
        let order: String = kitchen.recv().unwrap();
        println!("cooking {order}");
    });
    let order = String::from("soup");
    counter.send(order).unwrap();
    println!("ordered {order}");
    cook.join().unwrap();
}
