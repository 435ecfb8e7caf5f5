struct North;

impl Cook for North {}

fn main() {
    println!("{}", size_of::<North>());
}
