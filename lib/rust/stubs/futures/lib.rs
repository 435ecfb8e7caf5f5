//! futures 0.3.
#[macro_use] mod macro_rules;
