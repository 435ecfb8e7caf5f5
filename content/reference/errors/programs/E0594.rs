fn main() {
    let total = 3;
    let mut add = || total += 1;
    add();
}
