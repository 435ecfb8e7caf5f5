//! The derive of thiserror: expanded in TypeScript (lib/rust/expand).
#[macro_export] #[builtin_macro = "derive_error"] macro_rules! Error { }
