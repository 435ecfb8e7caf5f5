struct Recipe {
    amounts: [u32; 2],
    largest: *const u32, // meant to point into `amounts`
}

impl Recipe {
    fn new() -> Recipe {
        Recipe { amounts: [500, 350], largest: std::ptr::null() }
    }

    fn start(&mut self) {
        self.largest = &self.amounts[0];
    }

    fn points_into_itself(&self) -> bool {
        self.largest == &self.amounts[0] as *const u32
    }
}

fn main() {
    let mut recipe = Recipe::new();
    let mut shelf = Vec::new();
    recipe.start();
    println!("on the table: {}", recipe.points_into_itself());
    shelf.push(recipe);
    println!("on the shelf: {}", shelf[0].points_into_itself());
    shelf[0].start();
    println!("started there: {}", shelf[0].points_into_itself());
}
