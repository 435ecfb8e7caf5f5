trait Dish {
    fn name(&self) -> String;
}

impl<T> Dish for T {
    fn name(&self) -> String {
        String::from("something")
    }
}

impl Dish for u32 {
    fn name(&self) -> String {
        format!("number {self}")
    }
}

fn main() {
    println!("{}", 4_u32.name());
}
