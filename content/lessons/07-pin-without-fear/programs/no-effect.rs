use std::mem;
use std::pin::{Pin, pin};

fn replace(pinned: Pin<&mut String>) -> String {
    mem::replace(pinned.get_mut(), String::from("rye"))
}

fn main() {
    let mut flour = pin!(String::from("wheat"));
    let old = replace(flour.as_mut());
    println!("out came {old}, in went {flour}");
}
