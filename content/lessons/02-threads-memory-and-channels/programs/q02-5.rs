use std::thread;

fn main() {
    let first = thread::spawn(|| println!("a"));
    let second = thread::spawn(|| println!("b"));
    first.join().unwrap();
    println!("c");
    second.join().unwrap();
}
