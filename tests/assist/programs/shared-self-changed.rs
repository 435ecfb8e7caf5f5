struct Counter {
    n: u32,
}

impl Counter {
    fn bump(&self) {
        self.n += 1;
    }
}

fn main() {
    let mut counter = Counter { n: 0 };
    counter.bump();
    println!("{}", counter.n);
}
