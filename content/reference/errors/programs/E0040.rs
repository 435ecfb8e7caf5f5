struct Ticket;

impl Drop for Ticket {
    fn drop(&mut self) {
        println!("torn");
    }
}

fn main() {
    let mut ticket = Ticket;
    ticket.drop();
}
