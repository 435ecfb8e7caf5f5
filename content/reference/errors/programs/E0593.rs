fn ring(bell: impl Fn(u32)) {
    bell(3);
}

fn main() {
    ring(|| println!("ding"));
}
