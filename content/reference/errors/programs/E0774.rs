#[derive(Clone)]
fn serve() {
    println!("soup");
}

fn main() {
    serve();
}
