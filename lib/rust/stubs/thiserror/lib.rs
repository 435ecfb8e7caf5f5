//! thiserror 2: only the derive.
#[macro_use] mod macro_rules;
