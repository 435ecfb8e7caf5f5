fn main() {
    3 += 1;
}
