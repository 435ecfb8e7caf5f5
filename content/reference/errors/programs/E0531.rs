fn main() {
    let Dish(name) = "soup";
    println!("{name}");
}
