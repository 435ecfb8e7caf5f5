fn main() {
    let length = 3;
    println!("{}", lenght);
}
