trait Cook {}

struct North;

impl Cook for North {
    const SEATS: u32 = 4;
}

fn main() {
    println!("{}", size_of::<North>());
}
