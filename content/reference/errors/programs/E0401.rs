fn first<T: Copy>(orders: &[T]) -> T {
    fn show(order: T) {
        drop(order);
    }
    show(orders[0]);
    orders[0]
}

fn main() {
    println!("{}", first(&[1, 2]));
}
