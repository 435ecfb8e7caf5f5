//! The environment: no arguments but the program's name, no variables.
use crate::string::String;
use crate::vec::Vec;
use crate::fmt;
pub struct Args { inner: crate::vec::IntoIter<String> }
pub fn args() -> Args { let mut v = Vec::new(); v.push(String::from("main")); Args { inner: v.into_iter() } }
impl Iterator for Args { type Item = String; fn next(&mut self) -> Option<String> { self.inner.next() } fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() } }
impl ExactSizeIterator for Args {}
#[derive(Debug, PartialEq, Eq, Clone)]
pub enum VarError { NotPresent }
impl fmt::Display for VarError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("environment variable not found") } }
impl crate::error::Error for VarError {}
#[nondeterministic = "the environment"]
pub fn var<K: AsRef<str>>(_key: K) -> Result<String, VarError> { Err(VarError::NotPresent) }
