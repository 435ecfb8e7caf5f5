struct Point {
    x: i32,
}

fn main() {
    let p = Point { x: 1 };
    let q = Point { x: 2 };
    println!("{} {}", p == q, p.x + q.x);
}
