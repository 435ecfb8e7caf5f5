fn main() {
    let never: ! = panic!("closed");
}
