//! What the panicking macros call.
use crate::fmt::{Arguments, Debug};
use crate::option::Option::{self, None, Some};

#[lang = "panic"]
#[track_caller]
pub const fn panic_str(message: &'static str) -> ! { panic_fmt(crate::format_args!("{}", message)) }
#[lang = "panic_fmt"]
#[track_caller]
#[intrinsic("panic::begin_fmt")]
pub const fn panic_fmt(args: Arguments<'_>) -> !;
#[track_caller]
pub fn assert_failed<T: ?Sized + Debug, U: ?Sized + Debug>(op: &str, left: &T, right: &U, args: Option<Arguments<'_>>) -> ! {
    match args {
        Some(args) => panic_fmt(crate::format_args!("assertion `left {} right` failed: {}\n  left: {:?}\n right: {:?}", op, args, left, right)),
        None => panic_fmt(crate::format_args!("assertion `left {} right` failed\n  left: {:?}\n right: {:?}", op, left, right)),
    }
}
