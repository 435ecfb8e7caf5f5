trait Menu {
    type Dish;
}

fn show<M: Menu>(_dish: <M as Menu>::Drink) {
    println!("a drink");
}

fn main() {
    println!("open");
}
