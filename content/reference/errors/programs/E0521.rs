struct Kitchen {
    name: String,
}

impl Kitchen {
    fn open(&self) {
        tokio::spawn(async move {
            println!("{} is open", self.name);
        });
    }
}

#[tokio::main]
async fn main() {
    let kitchen = Kitchen { name: String::from("north") };
    kitchen.open();
}
