use std::future::Future;

fn run(work: impl Future<Output = String>) {
    drop(work);
}

fn main() {
    run(async { 7 });
}
