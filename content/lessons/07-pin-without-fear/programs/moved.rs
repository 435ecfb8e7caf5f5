struct Label {
    text: [u8; 4],
}

fn place(label: &Label) -> usize {
    label as *const Label as usize
}

fn main() {
    let label = Label { text: *b"rice" };
    let first = place(&label);
    println!("label: {}", String::from_utf8_lossy(&label.text));

    let boxed = Box::new(label); // a move: the bytes go to the heap
    let second = place(&boxed);
    println!("into a box: same place: {}", first == second);

    let handed_on = boxed; // a move, but of the pointer
    let third = place(&handed_on);
    println!("the box handed on: same place: {}", second == third);
}
