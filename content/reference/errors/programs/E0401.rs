fn first<T: Copy>(orders: &[T]) -> T {
    fn pick(orders: &[T]) -> T {
        orders[0]
    }
    pick(orders)
}

fn main() {
    println!("{}", first(&[1, 2]));
}
