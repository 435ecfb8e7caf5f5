//! `String`.
use crate::borrow::{Borrow, BorrowMut, Cow};
use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::ops::{Add, AddAssign, Bound, Deref, DerefMut, Index, RangeBounds};
use crate::str::pattern::Pattern;
use crate::str::{Chars, FromStr, Utf8Error};
use crate::vec::Vec;
use crate::{fmt, hash, str};

/// `text` is one immutable value; every change puts a new one in its place. `cap` follows real growth.
#[lang = "String"]
pub struct String { text: &'static str, cap: usize }
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct FromUtf8Error { bytes: Vec<u8>, error: Utf8Error }
impl FromUtf8Error {
    pub const fn into_bytes(self) -> Vec<u8> { self.bytes }
    pub fn utf8_error(&self) -> Utf8Error { self.error }
}
impl fmt::Display for FromUtf8Error { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.error, f) } }
impl crate::error::Error for FromUtf8Error {}

#[intrinsic("str::keep")]
pub(crate) fn keep(s: &str) -> &'static str;
#[intrinsic("str::concat")]
fn concat(a: &str, b: &str) -> &'static str;

impl String {
    #[must_use]
    pub const fn new() -> String { String { text: "", cap: 0 } }
    #[must_use]
    pub fn with_capacity(capacity: usize) -> String { String { text: "", cap: capacity } }
    fn set(&mut self, text: &'static str) {
        self.text = text;
        let len = text.len();
        if len > self.cap { let double = self.cap * 2; self.cap = if len > double { if len < 8 { 8 } else { len } } else if double < 8 { 8 } else { double }; }
    }
    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match str::from_utf8(&vec) { Ok(s) => Ok(String::from(s)), Err(error) => Err(FromUtf8Error { bytes: vec, error }) }
    }
    pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str> { match str::from_utf8(v) { Ok(s) => Cow::Borrowed(s), Err(_) => Cow::Owned(String::from(str::lossy(v))) } }
    pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String { String::from(str::lossy(&bytes)) }
    #[must_use]
    pub const fn as_str(&self) -> &str { self.text }
    #[unmodelled = "changing a str in place"]
    pub const fn as_mut_str(&mut self) -> &mut str { loop {} }
    pub fn push_str(&mut self, string: &str) { self.set(concat(self.text, string)) }
    pub fn push(&mut self, c: char) { self.set(concat(self.text, str::from_char(c))) }
    #[must_use]
    pub const fn capacity(&self) -> usize { self.cap }
    pub fn reserve(&mut self, additional: usize) { let need = self.len() + additional; if need > self.cap { let double = self.cap * 2; self.cap = if need > double { if need < 8 { 8 } else { need } } else { double }; } }
    pub fn shrink_to_fit(&mut self) { self.cap = self.len() }
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] { self.text.as_bytes() }
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> { self.text.as_bytes().to_vec() }
    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() { assert!(self.is_char_boundary(new_len)); self.text = keep(&self.text[..new_len]) }
    }
    pub fn pop(&mut self) -> Option<char> {
        let ch = self.text.chars().next_back()?;
        self.text = keep(&self.text[..self.len() - ch.len_utf8()]);
        Some(ch)
    }
    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        let ch = match self[idx..].chars().next() { Some(ch) => ch, None => panic!("cannot remove a char from the end of a string") };
        self.text = concat(&self.text[..idx], &self.text[idx + ch.len_utf8()..]);
        ch
    }
    pub fn retain<F>(&mut self, mut f: F) where F: FnMut(char) -> bool {
        let mut kept = String::new();
        for c in self.text.chars() { if f(c) { kept.push(c) } }
        self.text = kept.text;
    }
    #[track_caller]
    pub fn insert(&mut self, idx: usize, ch: char) { assert!(self.is_char_boundary(idx)); let tail = concat(str::from_char(ch), &self.text[idx..]); self.set(concat(&self.text[..idx], tail)) }
    #[track_caller]
    pub fn insert_str(&mut self, idx: usize, string: &str) { assert!(self.is_char_boundary(idx)); let tail = concat(string, &self.text[idx..]); self.set(concat(&self.text[..idx], tail)) }
    #[must_use]
    pub const fn len(&self) -> usize { self.text.len() }
    #[must_use]
    pub const fn is_empty(&self) -> bool { self.text.len() == 0 }
    #[must_use = "use `.truncate()` if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> String {
        assert!(self.is_char_boundary(at));
        let other = String::from(&self.text[at..]);
        self.text = keep(&self.text[..at]);
        other
    }
    pub fn clear(&mut self) { self.text = "" }
    #[track_caller]
    pub fn drain<R>(&mut self, range: R) -> crate::vec::IntoIter<char> where R: RangeBounds<usize> {
        let start = match range.start_bound() { Bound::Included(n) => *n, Bound::Excluded(n) => *n + 1, Bound::Unbounded => 0 };
        let end = match range.end_bound() { Bound::Included(n) => *n + 1, Bound::Excluded(n) => *n, Bound::Unbounded => self.len() };
        let taken: Vec<char> = self.text[start..end].chars().collect();
        self.text = concat(&self.text[..start], &self.text[end..]);
        taken.into_iter()
    }
    #[track_caller]
    pub fn replace_range<R>(&mut self, range: R, replace_with: &str) where R: RangeBounds<usize> {
        let start = match range.start_bound() { Bound::Included(n) => *n, Bound::Excluded(n) => *n + 1, Bound::Unbounded => 0 };
        let end = match range.end_bound() { Bound::Included(n) => *n + 1, Bound::Excluded(n) => *n, Bound::Unbounded => self.len() };
        let tail = concat(replace_with, &self.text[end..]);
        self.set(concat(&self.text[..start], tail));
    }
    #[must_use]
    #[intrinsic("string::into_boxed_str")]
    pub fn into_boxed_str(self) -> Box<str>;
    pub fn leak<'a>(self) -> &'a mut str { Box::leak(self.into_boxed_str()) }
}
impl Clone for String { fn clone(&self) -> Self { String { text: self.text, cap: self.text.len() } } }
impl Deref for String { type Target = str; fn deref(&self) -> &str { self.text } }
impl DerefMut for String { fn deref_mut(&mut self) -> &mut str { self.as_mut_str() } }
impl Default for String { fn default() -> String { String::new() } }
impl fmt::Display for String { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(self.text, f) } }
impl fmt::Debug for String { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self.text, f) } }
impl fmt::Write for String {
    fn write_str(&mut self, s: &str) -> fmt::Result { self.push_str(s); Ok(()) }
    fn write_char(&mut self, c: char) -> fmt::Result { self.push(c); Ok(()) }
}
impl hash::Hash for String { fn hash<H: hash::Hasher>(&self, hasher: &mut H) { hash::Hash::hash(self.text, hasher) } }
impl PartialEq for String { fn eq(&self, other: &String) -> bool { self.text == other.text } }
impl Eq for String {}
impl PartialOrd for String { fn partial_cmp(&self, other: &String) -> Option<Ordering> { self.text.partial_cmp(other.text) } }
impl Ord for String { fn cmp(&self, other: &String) -> Ordering { self.text.cmp(other.text) } }
each! { ((String | str), (String | &'a str), (str | String), (&'a str | String)) =>
impl<'a, 'b> PartialEq<$1> for $0 { fn eq(&self, other: &$1) -> bool { PartialEq::eq(&self[..], &other[..]) } }
}
impl Add<&str> for String { type Output = String; fn add(mut self, other: &str) -> String { self.push_str(other); self } }
impl AddAssign<&str> for String { fn add_assign(&mut self, other: &str) { self.push_str(other) } }
impl<I> Index<I> for String where I: crate::slice::SliceIndex<str> { type Output = I::Output; fn index(&self, index: I) -> &I::Output { index.index(self.as_str()) } }
impl Borrow<str> for String { fn borrow(&self) -> &str { &self[..] } }
impl AsRef<str> for String { fn as_ref(&self) -> &str { self } }
impl AsRef<[u8]> for String { fn as_ref(&self) -> &[u8] { self.as_bytes() } }
impl From<&str> for String { fn from(s: &str) -> String { String { text: keep(s), cap: s.len() } } }
impl From<&mut str> for String { fn from(s: &mut str) -> String { String { text: keep(s), cap: s.len() } } }
impl From<&String> for String { fn from(s: &String) -> String { s.clone() } }
impl From<Box<str>> for String { fn from(s: Box<str>) -> String { String::from(&*s) } }
impl<'a> From<Cow<'a, str>> for String { fn from(s: Cow<'a, str>) -> String { s.into_owned() } }
impl From<char> for String { fn from(c: char) -> Self { String::from(str::from_char(c)) } }
impl From<String> for Vec<u8> { fn from(string: String) -> Vec<u8> { string.into_bytes() } }
impl FromStr for String { type Err = crate::convert::Infallible; fn from_str(s: &str) -> Result<String, Self::Err> { Ok(String::from(s)) } }
each! { ((char | push(c)), (&'a char | push(*c)), (&'a str | push_str(c)), (String | push_str(&c)), (Box<str> | push_str(&c)), (Cow<'a, str> | push_str(&c))) =>
impl<'a> FromIterator<$0> for String { fn from_iter<I: IntoIterator<Item = $0>>(iter: I) -> String { let mut buf = String::new(); for c in iter { buf.$1 } buf } }
impl<'a> Extend<$0> for String { fn extend<I: IntoIterator<Item = $0>>(&mut self, iter: I) { for c in iter { self.$1 } } }
}
impl<'b> Pattern for &'b String {
    fn next_match(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> { self.as_str().next_match(hay, from) }
}

#[lang = "ToString"]
#[diagnostic::on_unimplemented(message = "`{Self}` doesn't implement `{This}`")]
pub trait ToString {
    #[must_use]
    fn to_string(&self) -> String;
}
impl<T: fmt::Display + ?Sized> ToString for T {
    fn to_string(&self) -> String {
        let mut buf = String::new();
        match fmt::Display::fmt(self, &mut fmt::Formatter::plain(&mut buf)) { Ok(()) => buf, Err(_) => panic!("a Display implementation returned an error unexpectedly: Error") }
    }
}
