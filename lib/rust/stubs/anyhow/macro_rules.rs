//! Macros of anyhow.
#[macro_export]
macro_rules! anyhow {
    ($msg:literal $(,)?) => { $crate::__private::format_err(::std::format_args!($msg)) };
    ($err:expr $(,)?) => { $crate::__private::from_value($err) };
    ($fmt:expr, $($arg:tt)*) => { $crate::Error::msg(::std::format!($fmt, $($arg)*)) };
}
#[macro_export]
macro_rules! bail { ($($arg:tt)+) => { return ::std::result::Result::Err($crate::anyhow!($($arg)+)) }; }
#[macro_export]
macro_rules! ensure {
    ($cond:expr $(,)?) => { if !$cond { return ::std::result::Result::Err($crate::Error::msg(::std::concat!("Condition failed: `", ::std::stringify!($cond), "`"))); } };
    ($cond:expr, $($arg:tt)+) => { if !$cond { return ::std::result::Result::Err($crate::anyhow!($($arg)+)); } };
}
