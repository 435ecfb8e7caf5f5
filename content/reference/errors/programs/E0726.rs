struct Label<'a>(&'a str);

impl Label {
    fn show(&self) {
        println!("{}", self.0);
    }
}

fn main() {
    Label("soup").show();
}
