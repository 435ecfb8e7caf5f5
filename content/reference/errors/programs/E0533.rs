struct Cook;

impl Cook {
    fn soup() {}
}

fn main() {
    match Cook {
        Cook::soup => println!("soup"),
    }
}
