fn main() {
    let open = true;
    let found = while open {
        break 4;
    };
    println!("{found:?}");
}
