use tokio::task::JoinHandle;

struct Kitchen {
    name: String,
}

impl Kitchen {
    fn serve_all(&self, orders: &[&'static str]) -> Vec<JoinHandle<()>> {
        let mut tasks = Vec::new();
        for &order in orders {
            let name = self.name.clone();
            tasks.push(tokio::spawn(async move {
                println!("{name} serves {order}");
            }));
        }
        tasks
    }
}

#[tokio::main]
async fn main() {
    let kitchen = Kitchen { name: String::from("north") };
    for task in kitchen.serve_all(&["soup", "tea"]) {
        task.await.unwrap();
    }
}
