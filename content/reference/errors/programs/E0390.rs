impl u32 {
    fn seats(self) -> u32 {
        self
    }
}

fn main() {
    println!("open");
}
