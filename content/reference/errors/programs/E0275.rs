trait Cook {}
trait Hire {}
struct Helper<T>(T);
impl<T> Cook for T where Helper<T>: Hire {}
impl<T> Hire for Helper<T> where T: Cook {}
fn hire<T: Cook>(_: T) {}
fn main() {
    hire(3);
}
