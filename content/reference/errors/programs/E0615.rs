struct Queue;

impl Queue {
    fn length(&self) -> u32 {
        2
    }
}

fn main() {
    let queue = Queue;
    println!("{}", queue.length);
}
