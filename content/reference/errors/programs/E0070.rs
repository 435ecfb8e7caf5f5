fn main() {
    3 = 4;
}
