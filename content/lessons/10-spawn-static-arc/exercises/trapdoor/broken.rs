use tokio::task::JoinHandle;

struct Kitchen {
    name: String,
}

impl Kitchen {
    fn serve_all(&self, orders: &[&'static str]) -> Vec<JoinHandle<()>> {
        let mut tasks = Vec::new();
        for &order in orders {
            tasks.push(tokio::spawn(async move {
                println!("{} serves {order}", self.name);
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
