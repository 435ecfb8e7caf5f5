use std::thread;
use std::time::Duration;

fn main() {
    let washing = thread::spawn(|| thread::sleep(Duration::from_millis(300)));
    let baking = thread::spawn(|| thread::sleep(Duration::from_millis(200)));
    washing.join().unwrap();
    baking.join().unwrap();
    thread::sleep(Duration::from_millis(100));
    println!("done");
}
