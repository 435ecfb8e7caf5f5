use std::thread;

fn main() {
    let first = thread::spawn(|| println!("a"));
    first.join().unwrap();
    let second = thread::spawn(|| println!("b"));
    println!("c");
    second.join().unwrap();
}
