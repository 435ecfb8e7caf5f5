fn main() {
    let ring = |times: u32| println!("{times}");
    ring();
}
