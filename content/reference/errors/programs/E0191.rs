trait Menu {
    type Dish;
    fn first(&self) -> Self::Dish;
}

fn show(_menu: &dyn Menu) {
    println!("a menu");
}

fn main() {
    println!("open");
}
