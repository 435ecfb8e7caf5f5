struct Queue {
    head: u32,
    rest: (u32, Queue),
}

fn main() {
    println!("{}", size_of::<u32>());
}
