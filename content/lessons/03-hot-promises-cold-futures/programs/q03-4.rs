async fn greet(name: &str) -> String {
    format!("hello {name}")
}

fn main() {
    let text = greet("tea");
    println!("{}", text.len());
}
