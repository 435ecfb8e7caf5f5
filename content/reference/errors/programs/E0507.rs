use std::sync::{Arc, Mutex};

fn main() {
    let name = Arc::new(Mutex::new(String::from("soup")));
    let taken: String = *name.lock().unwrap();
    println!("{taken}");
}
