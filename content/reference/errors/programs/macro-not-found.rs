fn main() {
    printline!("open");
}
