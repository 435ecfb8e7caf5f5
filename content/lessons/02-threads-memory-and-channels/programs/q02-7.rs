use std::thread;

fn main() {
    let menu = String::from("soup");
    let cook = thread::spawn(|| println!("{menu}"));
    cook.join().unwrap();
}
