//! anyhow 1.
#[macro_use] mod macro_rules;
mod error;
pub use self::error::{Context, Error, Result};
#[allow(non_snake_case)]
pub fn Ok<T>(value: T) -> Result<T> { std::result::Result::Ok(value) }
#[doc(hidden)]
pub mod __private {
    use super::Error;
    use std::fmt;
    pub fn format_err(args: fmt::Arguments<'_>) -> Error { Error::msg(std::fmt::format(args)) }
    pub trait IntoAnyhow { fn into_anyhow(self) -> Error; }
    impl IntoAnyhow for Error { fn into_anyhow(self) -> Error { self } }
    impl IntoAnyhow for String { fn into_anyhow(self) -> Error { Error::msg(self) } }
    impl IntoAnyhow for &'static str { fn into_anyhow(self) -> Error { Error::msg(self) } }
    impl<E: std::error::Error + Send + Sync + 'static> IntoAnyhow for E { fn into_anyhow(self) -> Error { Error::new(self) } }
    pub fn from_value<E: IntoAnyhow>(value: E) -> Error { value.into_anyhow() }
}
