use std::pin::Pin;

fn swap(mut a: Pin<&mut String>, mut b: Pin<&mut String>) {
    std::mem::swap(&mut *a, &mut *b);
}

fn main() {
    let mut left = String::from("tea");
    let mut right = String::from("rice");
    swap(Pin::new(&mut left), Pin::new(&mut right));
    println!("{left} {right}");
}
