//! `char`.
use crate::fmt;
use crate::string::String;

#[intrinsic("char::class")]
fn class(c: char, which: u32) -> bool;
#[intrinsic("char::lower")]
fn lower(c: char) -> &'static str;
#[intrinsic("char::upper")]
fn upper(c: char) -> &'static str;
#[intrinsic("char::from_u32")]
const fn make(i: u32) -> char;
pub const fn from_u32(i: u32) -> Option<char> { if i > 0x10ffff || (i >= 0xd800 && i <= 0xdfff) { None } else { Some(make(i)) } }
pub const unsafe fn from_u32_unchecked(i: u32) -> char { make(i) }
pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
    if radix > 36 { panic!("from_digit: radix is too high (maximum 36)") }
    if num < radix { let num = num as u8; if num < 10 { Some((b'0' + num) as char) } else { Some((b'a' + num - 10) as char) } } else { None }
}
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct CharTryFromError(pub(crate) ());
impl fmt::Display for CharTryFromError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("converted integer out of range for `char`") } }
impl crate::error::Error for CharTryFromError {}
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct TryFromCharError(pub(crate) ());
impl fmt::Display for TryFromCharError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("unicode code point out of range") } }
impl crate::error::Error for TryFromCharError {}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseCharError { kind: CharErrorKind }
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum CharErrorKind { EmptyString, TooManyChars }
impl fmt::Display for ParseCharError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(if self.kind == CharErrorKind::EmptyString { "cannot parse char from empty string" } else { "too many characters in string" }) } }
impl crate::error::Error for ParseCharError {}
impl crate::str::FromStr for char {
    type Err = ParseCharError;
    fn from_str(s: &str) -> Result<char, ParseCharError> {
        let mut chars = s.chars();
        match (chars.next(), chars.next()) { (None, _) => Err(ParseCharError { kind: CharErrorKind::EmptyString }), (Some(c), None) => Ok(c), _ => Err(ParseCharError { kind: CharErrorKind::TooManyChars }) }
    }
}
#[lang = "char_impl"]
impl char {
    pub const MAX: char = '\u{10FFFF}';
    pub const MIN: char = '\0';
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';
    pub const fn from_u32(i: u32) -> Option<char> { from_u32(i) }
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> { from_digit(num, radix) }
    #[track_caller]
    pub const fn is_digit(self, radix: u32) -> bool { self.to_digit(radix).is_some() }
    #[track_caller]
    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        if radix < 2 || radix > 36 { panic!("to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive") }
        let code = self as u32;
        let digit = if code >= 48 && code <= 57 { code - 48 } else if code >= 97 && code <= 122 { code - 87 } else if code >= 65 && code <= 90 { code - 55 } else { 99 };
        if digit < radix { Some(digit) } else { None }
    }
    pub const fn len_utf8(self) -> usize { let code = self as u32; if code < 0x80 { 1 } else if code < 0x800 { 2 } else if code < 0x10000 { 3 } else { 4 } }
    pub const fn len_utf16(self) -> usize { if (self as u32) < 0x10000 { 1 } else { 2 } }
    pub fn is_alphabetic(self) -> bool { class(self, 0) }
    pub const fn is_lowercase(self) -> bool { class(self, 1) }
    pub const fn is_uppercase(self) -> bool { class(self, 2) }
    pub const fn is_whitespace(self) -> bool { class(self, 3) }
    pub fn is_alphanumeric(self) -> bool { class(self, 0) || class(self, 4) }
    pub fn is_control(self) -> bool { class(self, 5) }
    pub fn is_numeric(self) -> bool { class(self, 4) }
    pub fn to_lowercase(self) -> CaseMapping { CaseMapping(lower(self).chars()) }
    pub fn to_uppercase(self) -> CaseMapping { CaseMapping(upper(self).chars()) }
    pub const fn is_ascii(&self) -> bool { (*self as u32) < 128 }
    pub const fn to_ascii_uppercase(&self) -> char { if self.is_ascii_lowercase() { (*self as u8 - 32) as char } else { *self } }
    pub const fn to_ascii_lowercase(&self) -> char { if self.is_ascii_uppercase() { (*self as u8 + 32) as char } else { *self } }
    pub const fn eq_ignore_ascii_case(&self, other: &char) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
    pub const fn is_ascii_alphabetic(&self) -> bool { matches!(*self, 'a'..='z' | 'A'..='Z') }
    pub const fn is_ascii_uppercase(&self) -> bool { matches!(*self, 'A'..='Z') }
    pub const fn is_ascii_lowercase(&self) -> bool { matches!(*self, 'a'..='z') }
    pub const fn is_ascii_alphanumeric(&self) -> bool { matches!(*self, 'a'..='z' | 'A'..='Z' | '0'..='9') }
    pub const fn is_ascii_digit(&self) -> bool { matches!(*self, '0'..='9') }
    pub const fn is_ascii_hexdigit(&self) -> bool { matches!(*self, '0'..='9' | 'a'..='f' | 'A'..='F') }
    pub const fn is_ascii_punctuation(&self) -> bool { matches!(*self, '!'..='/' | ':'..='@' | '['..='`' | '{'..='~') }
    pub const fn is_ascii_whitespace(&self) -> bool { matches!(*self, '\t' | '\n' | '\x0C' | '\r' | ' ') }
    pub const fn is_ascii_graphic(&self) -> bool { matches!(*self, '!'..='~') }
    #[unmodelled = "writing UTF-8 into a buffer"]
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str { loop {} }
}
#[derive(Clone, Debug)]
pub struct CaseMapping(crate::str::Chars<'static>);
impl Iterator for CaseMapping { type Item = char; fn next(&mut self) -> Option<char> { self.0.next() } }
impl fmt::Display for CaseMapping { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.0.as_str()) } }
