impl Vec<u32> {
    fn total(&self) -> u32 {
        self.iter().sum()
    }
}

fn main() {
    println!("open");
}
