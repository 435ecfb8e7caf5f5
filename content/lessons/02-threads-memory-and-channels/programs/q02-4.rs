use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::sync_channel(0);
    let sender = thread::spawn(move || {
        println!("sender: here is tea");
        tx.send("tea").unwrap();
        thread::sleep(Duration::from_millis(100));
        println!("sender: it is gone");
    });
    thread::sleep(Duration::from_millis(100));
    println!("receiver: I am ready");
    println!("receiver: I have {}", rx.recv().unwrap());
    sender.join().unwrap();
}
