fn main() {
    let tables = [1, 2, 3];
    let [first, second] = tables;
    println!("{first} {second}");
}
