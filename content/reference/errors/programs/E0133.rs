unsafe fn raw_speed() -> u32 {
    9
}

fn main() {
    println!("{}", raw_speed());
}
