extern crate kitchen;

fn main() {
    println!("open");
}
