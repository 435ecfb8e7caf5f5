fn main() {
    println!("open");
}
/* closed on Mondays
