struct Ticket {
    text: String,
}

impl Drop for Ticket {
    fn drop(&mut self) {
        println!("torn");
    }
}

fn main() {
    let ticket = Ticket { text: String::from("soup") };
    let text = ticket.text;
    println!("{text}");
}
