struct Ticket(u32);

impl Drop for Ticket {
    fn drop(&mut self) {
        println!("ticket {} torn up", self.0);
    }
}

// The bound that tokio::spawn puts on your future.
fn take<T: 'static>(_value: T) {}

fn main() {
    take(Ticket(1));
    println!("after the call");
    let _word: &'static str = "text in the program itself";
    take(Ticket(2));
    println!("end of main");
}
