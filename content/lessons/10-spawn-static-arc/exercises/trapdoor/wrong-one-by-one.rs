struct Kitchen {
    name: String,
}

impl Kitchen {
    async fn serve_all(&self, orders: &[&'static str]) {
        for &order in orders {
            println!("{} serves {order}", self.name);
        }
    }
}

#[tokio::main]
async fn main() {
    let kitchen = Kitchen { name: String::from("north") };
    kitchen.serve_all(&["soup", "tea"]).await;
}
