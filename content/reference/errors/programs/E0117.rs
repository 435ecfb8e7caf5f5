impl Default for u32 {
    fn default() -> u32 {
        7
    }
}

fn main() {
    println!("open");
}
