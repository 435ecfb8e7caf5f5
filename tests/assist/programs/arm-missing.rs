enum Light {
    Red,
    Green,
}

fn main() {
    for light in [Light::Red, Light::Green] {
        match light {
            Light::Red => println!("stop"),
        }
    }
}
