//! Where `panic!`, `assert_eq!` and the compiler's own checks end.
use crate::boxed::Box;
use crate::fmt;
use crate::panic::begin;

#[lang = "panic_fmt"]
#[track_caller]
pub const fn panic_fmt(args: fmt::Arguments<'_>) -> ! {
    match args.as_str() { Some(text) => begin(Box::new(text), text), None => { let text = fmt::format(args); begin(Box::new(text.clone()), text.as_str()) } }
}
#[lang = "panic"]
#[track_caller]
pub const fn panic_str(text: &'static str) -> ! { begin(Box::new(text), text) }
#[lang = "panic_display"]
#[track_caller]
pub const fn panic_display<T: fmt::Display>(x: &T) -> ! { panic_fmt(format_args!("{}", *x)) }
/// What `assert_eq!` and `assert_ne!` end in.
#[lang = "assert_failed"]
#[track_caller]
pub fn assert_failed<T: fmt::Debug + ?Sized, U: fmt::Debug + ?Sized>(op: &str, left: &T, right: &U, args: Option<fmt::Arguments<'_>>) -> ! {
    match args {
        Some(args) => panic_fmt(format_args!("assertion `left {} right` failed: {}\n  left: {:?}\n right: {:?}", op, args, left, right)),
        None => panic_fmt(format_args!("assertion `left {} right` failed\n  left: {:?}\n right: {:?}", op, left, right)),
    }
}
