mod kitchen;

fn main() {
    println!("open");
}
