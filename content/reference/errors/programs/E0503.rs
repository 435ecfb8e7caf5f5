fn main() {
    let mut total = 3;
    let change = &mut total;
    let doubled = total * 2;
    *change += 1;
    println!("{doubled}");
}
