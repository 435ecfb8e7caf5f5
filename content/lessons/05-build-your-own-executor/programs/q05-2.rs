use std::future::Future;

fn spawn(_work: impl Future<Output = ()> + Send + 'static) {}

fn main() {
    let name = String::from("tea");
    spawn(async {
        println!("{name}");
    });
    println!("ordered: {name}");
}
