fn main() {
    let amounts = vec![500, 350];
    let largest = &amounts[0];
    let moved = amounts;
    println!("{largest} of {moved:?}");
}
