fn main() {
    let found = while true {
        break 4;
    };
    println!("{found:?}");
}
