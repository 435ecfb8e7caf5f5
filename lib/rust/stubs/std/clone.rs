//! `Clone`.

#[lang = "clone"]
pub trait Clone: Sized {
    #[must_use]
    #[lang = "clone_fn"]
    fn clone(&self) -> Self;
    fn clone_from(&mut self, source: &Self) { *self = source.clone() }
}

