trait Cook {}

struct North;

impl Cook for North {
    type Dish = u32;
}

fn main() {
    println!("{}", size_of::<North>());
}
