fn pair<T, T>(left: T, right: T) -> (T, T) {
    (left, right)
}

fn main() {
    println!("open");
}
