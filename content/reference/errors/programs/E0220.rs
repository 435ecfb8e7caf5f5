trait Menu {
    type Dish;
    fn first(&self) -> Self::Dishes;
}

fn main() {
    println!("open");
}
