fn call_twice(ring: impl Fn()) {
    ring();
    ring();
}

fn main() {
    let note = String::from("ding");
    let ring = move || drop(note);
    call_twice(ring);
}
