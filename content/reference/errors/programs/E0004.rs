enum Order {
    Soup,
    Tea,
}

fn price(order: Order) -> u32 {
    match order {
        Order::Soup => 7,
    }
}

fn main() {
    println!("{} {}", price(Order::Soup), price(Order::Tea));
}
