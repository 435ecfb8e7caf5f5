use std::thread::spawn;

fn spawn() {
    println!("mine");
}

fn main() {
    spawn();
}
