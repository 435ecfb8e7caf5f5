struct Sensor {
    label: String,
    id: u32,
}

impl Sensor {
    fn report(&self) -> tokio::task::JoinHandle<()> {
        tokio::spawn(async move {
            println!("{} {}", self.label, self.id);
        })
    }
}

#[tokio::main]
async fn main() {
    let sensor = Sensor { label: "hall".into(), id: 7 };
    sensor.report().await.unwrap();
}
