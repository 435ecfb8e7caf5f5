use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::sync_channel(2);
    println!("a fits: {}", tx.try_send('a').is_ok());
    println!("b fits: {}", tx.try_send('b').is_ok());
    println!("c fits: {}", tx.try_send('c').is_ok());
    println!("out: {:?}", rx.recv());
    println!("d fits: {}", tx.try_send('d').is_ok());
}
