enum Dish {
    Soup,
}

fn serve() -> Dish::Soup {
    Dish::Soup
}

fn main() {
    serve();
}
