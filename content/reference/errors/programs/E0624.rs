mod kitchen {
    pub struct Cook;

    impl Cook {
        fn taste(&self) {
            println!("good");
        }
    }
}

fn main() {
    kitchen::Cook.taste();
}
