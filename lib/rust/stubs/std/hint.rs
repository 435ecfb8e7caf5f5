//! Hints.
pub const unsafe fn unreachable_unchecked() -> ! { loop {} }
#[intrinsic("thread::spin_loop")]
pub fn spin_loop();
pub fn black_box<T>(dummy: T) -> T { dummy }
