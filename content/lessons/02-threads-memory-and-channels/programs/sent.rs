use std::sync::mpsc;
use std::thread;

fn place(number: &u32) -> usize {
    number as *const u32 as usize
}

fn main() {
    let (counter, kitchen) = mpsc::channel();
    let order = vec![7, 12];
    let before = place(&order[0]);
    let cook = thread::spawn(move || {
        let order: Vec<u32> = kitchen.recv().unwrap();
        println!("cooking {order:?}");
        place(&order[0])
    });
    counter.send(order).unwrap();
    let after = cook.join().unwrap();
    println!("at the same place: {}", before == after);
}
