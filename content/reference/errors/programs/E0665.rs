#[derive(Default)]
enum Dish {
    Soup,
    Tea,
}

fn main() {
    println!("{}", matches!(Dish::Soup, Dish::Tea));
}
