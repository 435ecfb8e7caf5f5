fn greet(name: String) {
    println!("hello {name}");
}

fn main() {
    greet("ida");
}
