fn call_twice(ring: impl Fn()) {
    ring();
    ring();
}

fn main() {
    let note = String::from("ding");
    call_twice(move || drop(note));
}
