mod kitchen {
    fn soup() {
        println!("soup");
    }
}

fn main() {
    kitchen::soup();
}
