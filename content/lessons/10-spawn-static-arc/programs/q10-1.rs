struct Kitchen {
    dishes: Vec<String>,
}

impl Kitchen {
    async fn cook(&self) {
        println!("{} dishes", self.dishes.len());
    }

    async fn cook_later(&self) {
        let job = self.cook();
        tokio::spawn(job);
    }
}

#[tokio::main]
async fn main() {
    let kitchen = Kitchen { dishes: vec![String::from("soup")] };
    kitchen.cook_later().await;
}
