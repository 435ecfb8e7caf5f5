use std::sync::mpsc;

fn main() {
    let (tx, rx) = mpsc::channel();
    let note = vec![1, 2, 3];
    let copy = note.clone();
    tx.send(note).unwrap();
    println!("{}", copy.len());
    println!("{}", note.len());
    println!("{:?}", rx.recv());
}
