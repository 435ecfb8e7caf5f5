fn main() {
    let seats = 4;
    let row = [0; seats];
    println!("{row:?}");
}
