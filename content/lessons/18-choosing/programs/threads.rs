use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn look_up(id: u32) -> u32 {
    thread::sleep(Duration::from_millis(50));
    id * id
}

fn main() {
    let (sender, answers) = mpsc::channel();
    for id in 1..=4 {
        let sender = sender.clone();
        thread::spawn(move || sender.send(look_up(id)).unwrap());
    }
    drop(sender);
    println!("{}", answers.iter().sum::<u32>());
}
