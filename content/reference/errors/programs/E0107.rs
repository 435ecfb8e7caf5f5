struct Plate<T> {
    dish: T,
}

fn show(plate: Plate<u32, u32>) {
    println!("{}", plate.dish);
}

fn main() {
    show(Plate { dish: 3 });
}
