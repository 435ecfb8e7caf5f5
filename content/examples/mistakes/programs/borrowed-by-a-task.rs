struct Shop {
    name: String,
}

impl Shop {
    async fn open(&self) {
        tokio::spawn(async move {
            println!("{} is open", self.name);
        });
    }
}

#[tokio::main]
async fn main() {
    let shop = Shop {
        name: String::from("north"),
    };
    shop.open().await;
}
