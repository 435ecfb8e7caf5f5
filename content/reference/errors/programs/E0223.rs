trait Menu {
    type Dish;
}

struct North;

impl Menu for North {
    type Dish = u32;
}

fn main() {
    let dish: North::Dish = 3;
    println!("{dish}");
}
