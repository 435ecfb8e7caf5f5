use std::pin::pin;

async fn recipe() -> u32 {
    850
}

fn main() {
    let pinned = pin!(recipe());
    let moved = *pinned;
    drop(moved);
}
