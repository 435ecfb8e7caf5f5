//! Paths, as far as names of files go.
use crate::fmt;
use crate::string::String;
pub struct Path { inner: str }
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PathBuf { inner: String }
impl Path { #[unmodelled = "paths"] pub fn new<S: AsRef<str> + ?Sized>(s: &S) -> &Path { loop {} } #[unmodelled = "paths"] pub fn to_path_buf(&self) -> PathBuf { loop {} } #[unmodelled = "paths"] pub fn display(&self) -> Display<'_> { loop {} } }
impl PathBuf { pub const fn new() -> PathBuf { PathBuf { inner: String::new() } } }
pub struct Display<'a> { path: &'a Path }
impl fmt::Display for Display<'_> { #[unmodelled = "paths"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } }
impl fmt::Debug for Path { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.inner, f) } }
impl fmt::Debug for PathBuf { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self.inner.as_str(), f) } }
impl From<&str> for PathBuf { fn from(s: &str) -> PathBuf { PathBuf { inner: String::from(s) } } }
impl From<String> for PathBuf { fn from(inner: String) -> PathBuf { PathBuf { inner } } }
impl crate::ops::Deref for PathBuf { type Target = Path; #[unmodelled = "paths"] fn deref(&self) -> &Path { loop {} } }
impl AsRef<Path> for Path { fn as_ref(&self) -> &Path { self } }
impl AsRef<Path> for PathBuf { fn as_ref(&self) -> &Path { &**self } }
impl AsRef<Path> for str { #[unmodelled = "paths"] fn as_ref(&self) -> &Path { loop {} } }
impl AsRef<Path> for String { #[unmodelled = "paths"] fn as_ref(&self) -> &Path { loop {} } }
