//! `str`.
use crate::borrow::Cow;
use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::iter::FusedIterator;
use crate::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::slice::SliceIndex;
use crate::string::String;
use crate::vec::Vec;
use crate::{char, fmt};
use self::pattern::Pattern;

#[intrinsic("str::len")]
const fn str_len(s: &str) -> usize;
#[intrinsic("str::sub")]
const fn sub(s: &str, from: usize, to: usize) -> &str;
#[intrinsic("str::is_boundary")]
fn boundary(s: &str, at: usize) -> bool;
#[intrinsic("str::find")]
fn find_str(s: &str, needle: &str, from: usize) -> isize;
#[intrinsic("str::rfind")]
fn rfind_str(s: &str, needle: &str, to: usize) -> isize;
#[intrinsic("str::char_at")]
fn char_at(s: &str, at: usize) -> char;
#[intrinsic("str::char_before")]
fn char_before(s: &str, end: usize) -> char;
#[intrinsic("str::bytes")]
fn bytes_of(s: &str) -> &[u8];
#[intrinsic("str::from_utf8")]
fn text_of(bytes: &[u8]) -> &str;
#[intrinsic("str::utf8_error")]
fn utf8_error(bytes: &[u8]) -> isize;
#[intrinsic("str::cmp")]
fn compare(a: &str, b: &str) -> isize;
#[intrinsic("str::eq")]
fn equal(a: &str, b: &str) -> bool;
#[intrinsic("str::lower")]
fn lower(s: &str) -> &'static str;
#[intrinsic("str::upper")]
fn upper(s: &str) -> &'static str;
#[intrinsic("str::repeat")]
fn repeated(s: &str, n: usize) -> &'static str;
#[intrinsic("str::from_char")]
pub(crate) fn from_char(c: char) -> &'static str;
#[intrinsic("str::chars")]
pub(crate) fn char_count(s: &str) -> usize;
#[intrinsic("str::escape_debug")]
pub(crate) fn escape(s: &str) -> &'static str;
#[intrinsic("str::lossy")]
pub(crate) fn lossy(bytes: &[u8]) -> &'static str;

pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    let at = utf8_error(v);
    if at < 0 { Ok(text_of(v)) } else { Err(Utf8Error { valid_up_to: at as usize, error_len: Some(1) }) }
}
pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str { text_of(v) }
#[derive(Copy, Eq, PartialEq, Clone, Debug)]
pub struct Utf8Error { valid_up_to: usize, error_len: Option<u8> }
impl Utf8Error { pub const fn valid_up_to(&self) -> usize { self.valid_up_to } }
impl fmt::Display for Utf8Error { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "invalid utf-8 sequence of 1 bytes from index {}", self.valid_up_to) } }
impl crate::error::Error for Utf8Error {}

pub trait FromStr: Sized {
    type Err;
    fn from_str(s: &str) -> Result<Self, Self::Err>;
}
#[derive(Clone, PartialEq, Eq)]
pub struct ParseBoolError { _private: () }
impl fmt::Debug for ParseBoolError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("ParseBoolError") } }
impl fmt::Display for ParseBoolError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("provided string was not `true` or `false`") } }
impl crate::error::Error for ParseBoolError {}
impl FromStr for bool {
    type Err = ParseBoolError;
    fn from_str(s: &str) -> Result<bool, ParseBoolError> { match s { "true" => Ok(true), "false" => Ok(false), _ => Err(ParseBoolError { _private: () }) } }
}

pub mod pattern {
    use crate::vec::Vec;
    /// What a string can be searched for. `next_match` finds the first match at or after byte `from`.
    #[diagnostic::on_unimplemented(message = "the trait bound `{Self}: Pattern` is not satisfied")]
    pub trait Pattern: Sized {
        #[doc(hidden)]
        fn next_match(&mut self, hay: &str, from: usize) -> Option<(usize, usize)>;
    }
    impl Pattern for char { fn next_match(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> { super::from_char(*self).next_match(hay, from) } }
    impl<'b> Pattern for &'b str {
        fn next_match(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> {
            let at = super::find_str(hay, *self, from);
            if at < 0 { None } else { Some((at as usize, at as usize + self.len())) }
        }
    }
    impl<'b, 'c> Pattern for &'c &'b str { fn next_match(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> { let mut s: &str = **self; s.next_match(hay, from) } }
    impl<F> Pattern for F where F: FnMut(char) -> bool {
        fn next_match(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> {
            let mut at = from;
            while at < hay.len() {
                let c = super::char_at(hay, at);
                let next = at + c.len_utf8();
                if self(c) { return Some((at, next)); }
                at = next;
            }
            None
        }
    }
    impl<'b> Pattern for &'b [char] { fn next_match(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> { let set: &[char] = *self; let mut f = |c: char| set.contains(&c); f.next_match(hay, from) } }
    impl<const N: usize> Pattern for [char; N] { fn next_match(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> { let set: &[char] = &self[..]; let mut f = |c: char| set.contains(&c); f.next_match(hay, from) } }
    impl<'b, const N: usize> Pattern for &'b [char; N] { fn next_match(&mut self, hay: &str, from: usize) -> Option<(usize, usize)> { let set: &[char] = &self[..]; let mut f = |c: char| set.contains(&c); f.next_match(hay, from) } }
}

#[lang = "str_impl"]
impl str {
    #[must_use]
    pub const fn len(&self) -> usize { str_len(self) }
    #[must_use]
    pub const fn is_empty(&self) -> bool { str_len(self) == 0 }
    #[must_use]
    pub const fn is_char_boundary(&self, index: usize) -> bool { boundary(self, index) }
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] { bytes_of(self) }
    #[unmodelled = "a raw pointer into a str"]
    pub const fn as_ptr(&self) -> *const u8 { loop {} }
    pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output> { i.get(self) }
    pub fn chars(&self) -> Chars<'_> { Chars { text: self, from: 0, to: self.len() } }
    pub fn char_indices(&self) -> CharIndices<'_> { CharIndices { iter: self.chars() } }
    pub fn bytes(&self) -> Bytes<'_> { Bytes { iter: bytes_of(self).iter() } }
    pub fn split_whitespace(&self) -> SplitWhitespace<'_> { SplitWhitespace { rest: self } }
    pub fn split_ascii_whitespace(&self) -> SplitWhitespace<'_> { SplitWhitespace { rest: self } }
    pub fn lines(&self) -> Lines<'_> { Lines { rest: Some(self) } }
    pub fn contains<P: Pattern>(&self, mut pat: P) -> bool { pat.next_match(self, 0).is_some() }
    pub fn starts_with<P: Pattern>(&self, mut pat: P) -> bool { match pat.next_match(self, 0) { Some((0, _)) => true, _ => false } }
    pub fn ends_with<P: Pattern>(&self, mut pat: P) -> bool { last_match_at_end(self, &mut pat).is_some() }
    pub fn find<P: Pattern>(&self, mut pat: P) -> Option<usize> { match pat.next_match(self, 0) { Some((a, _)) => Some(a), None => None } }
    pub fn rfind<P: Pattern>(&self, mut pat: P) -> Option<usize> { match last_match(self, &mut pat) { Some((a, _)) => Some(a), None => None } }
    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> { Split { text: self, at: 0, end: self.len(), pat, limit: usize::MAX, keep_empty_tail: true, inclusive: false, done: false } }
    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> Split<'_, P> { Split { text: self, at: 0, end: self.len(), pat, limit: usize::MAX, keep_empty_tail: false, inclusive: true, done: false } }
    pub fn split_terminator<P: Pattern>(&self, pat: P) -> Split<'_, P> { Split { text: self, at: 0, end: self.len(), pat, limit: usize::MAX, keep_empty_tail: false, inclusive: false, done: false } }
    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> Split<'_, P> { Split { text: self, at: 0, end: self.len(), pat, limit: n, keep_empty_tail: true, inclusive: false, done: n == 0 } }
    pub fn rsplit<P: Pattern>(&self, pat: P) -> crate::iter::Rev<crate::vec::IntoIter<&str>> { self.split(pat).collect::<Vec<&str>>().into_iter().rev() }
    pub fn rsplitn<P: Pattern>(&self, n: usize, mut pat: P) -> crate::vec::IntoIter<&str> {
        let mut out = Vec::new();
        let mut rest = self;
        while n > 0 {
            if out.len() + 1 == n { out.push(rest); break; }
            match last_match(rest, &mut pat) { Some((a, b)) => { out.push(sub(rest, b, rest.len())); rest = sub(rest, 0, a); } None => { out.push(rest); break; } }
        }
        out.into_iter()
    }
    pub fn split_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&str, &str)> { let (a, b) = delimiter.next_match(self, 0)?; Some((sub(self, 0, a), sub(self, b, self.len()))) }
    pub fn rsplit_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&str, &str)> { let (a, b) = last_match(self, &mut delimiter)?; Some((sub(self, 0, a), sub(self, b, self.len()))) }
    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&str, &str) { match self.split_at_checked(mid) { Some(pair) => pair, None => slice_failed(self, 0, mid) } }
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> { if boundary(self, mid) { Some((sub(self, 0, mid), sub(self, mid, self.len()))) } else { None } }
    pub fn matches<P: Pattern>(&self, mut pat: P) -> crate::vec::IntoIter<&str> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some((a, b)) = pat.next_match(self, at) { out.push(sub(self, a, b)); at = step_past(self, a, b); if at > self.len() { break; } }
        out.into_iter()
    }
    pub fn match_indices<P: Pattern>(&self, mut pat: P) -> crate::vec::IntoIter<(usize, &str)> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some((a, b)) = pat.next_match(self, at) { out.push((a, sub(self, a, b))); at = step_past(self, a, b); if at > self.len() { break; } }
        out.into_iter()
    }
    #[must_use = "this returns the trimmed string as a slice, without modifying the original"]
    pub fn trim(&self) -> &str { self.trim_start().trim_end() }
    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_start(&self) -> &str { self.trim_start_matches(|c: char| c.is_whitespace()) }
    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_end(&self) -> &str { self.trim_end_matches(|c: char| c.is_whitespace()) }
    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut from = 0;
        while let Some((a, b)) = pat.next_match(self, from) { if a != from || b == a { break; } from = b; }
        let mut rest = sub(self, from, self.len());
        while let Some(a) = last_match_at_end(rest, &mut pat) { if a == rest.len() { break; } rest = sub(rest, 0, a); }
        rest
    }
    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_start_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut from = 0;
        while let Some((a, b)) = pat.next_match(self, from) { if a != from || b == a { break; } from = b; }
        sub(self, from, self.len())
    }
    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_end_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut rest = self;
        while let Some(a) = last_match_at_end(rest, &mut pat) { if a == rest.len() { break; } rest = sub(rest, 0, a); }
        rest
    }
    #[must_use = "this returns the remaining substring as a new slice, without modifying the original"]
    pub fn strip_prefix<P: Pattern>(&self, mut prefix: P) -> Option<&str> { match prefix.next_match(self, 0) { Some((0, b)) => Some(sub(self, b, self.len())), _ => None } }
    #[must_use = "this returns the remaining substring as a new slice, without modifying the original"]
    pub fn strip_suffix<P: Pattern>(&self, mut suffix: P) -> Option<&str> { let a = last_match_at_end(self, &mut suffix)?; Some(sub(self, 0, a)) }
    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> { FromStr::from_str(self) }
    #[must_use = "this returns the replaced string as a new allocation, without modifying the original"]
    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String { self.replacen(from, to, usize::MAX) }
    #[must_use = "this returns the replaced string as a new allocation, without modifying the original"]
    pub fn replacen<P: Pattern>(&self, mut pat: P, to: &str, count: usize) -> String {
        let mut result = String::new();
        let mut copied = 0;
        let mut at = 0;
        let mut left = count;
        while left > 0 {
            match pat.next_match(self, at) {
                Some((a, b)) => { result.push_str(sub(self, copied, a)); result.push_str(to); copied = b; at = step_past(self, a, b); left -= 1; if at > self.len() { break; } }
                None => break,
            }
        }
        result.push_str(sub(self, copied, self.len()));
        result
    }
    #[must_use = "this returns the lowercase string as a new String, without modifying the original"]
    pub fn to_lowercase(&self) -> String { String::from(lower(self)) }
    #[must_use = "this returns the uppercase string as a new String, without modifying the original"]
    pub fn to_uppercase(&self) -> String { String::from(upper(self)) }
    #[must_use]
    pub fn to_ascii_lowercase(&self) -> String { self.chars().map(|c| c.to_ascii_lowercase()).collect() }
    #[must_use]
    pub fn to_ascii_uppercase(&self) -> String { self.chars().map(|c| c.to_ascii_uppercase()).collect() }
    #[unmodelled = "changing a str in place"]
    pub const fn make_ascii_uppercase(&mut self) { loop {} }
    #[unmodelled = "changing a str in place"]
    pub const fn make_ascii_lowercase(&mut self) { loop {} }
    #[must_use]
    pub const fn eq_ignore_ascii_case(&self, other: &str) -> bool { self.to_ascii_lowercase() == other.to_ascii_lowercase() }
    #[must_use]
    pub const fn is_ascii(&self) -> bool { self.len() == char_count(self) && self.chars().all(|c| c.is_ascii()) }
    #[must_use]
    pub fn repeat(&self, n: usize) -> String { String::from(repeated(self, n)) }
    pub fn into_string(self: Box<str>) -> String { String::from(self) }
    pub fn escape_debug(&self) -> String { String::from(escape(self)) }
}
fn step_past(s: &str, a: usize, b: usize) -> usize { if b > a { b } else if a < s.len() { a + char_at(s, a).len_utf8() } else { a + 1 } }
fn last_match<P: Pattern>(s: &str, pat: &mut P) -> Option<(usize, usize)> {
    let mut from = s.len();
    loop {
        match pat.next_match(s, from) { Some(found) => return Some(found), None => {} }
        if from == 0 { return None; }
        from -= char_before(s, from).len_utf8();
    }
}
/// Where a match that ends the text begins.
fn last_match_at_end<P: Pattern>(s: &str, pat: &mut P) -> Option<usize> {
    let mut from = s.len();
    loop {
        if let Some((a, b)) = pat.next_match(s, from) { return if b == s.len() { Some(a) } else { None }; }
        if from == 0 { return None; }
        from -= char_before(s, from).len_utf8();
    }
}
#[track_caller]
fn slice_failed(s: &str, begin: usize, end: usize) -> ! {
    if begin > s.len() { panic!("start byte index {} is out of bounds for string of length {}", begin, s.len()) }
    if end > s.len() { panic!("end byte index {} is out of bounds for string of length {}", end, s.len()) }
    if begin > end { panic!("begin > end ({} > {}) when slicing `{}`", begin, end, s) }
    let (which, index) = if !boundary(s, begin) { ("start", begin) } else { ("end", end) };
    let mut start = index;
    while !boundary(s, start) { start -= 1; }
    let ch = char_at(s, start);
    panic!("{} byte index {} is not a char boundary; it is inside {:?} (bytes {}..{}) of `{}`", which, index, ch, start, start + ch.len_utf8(), s)
}
impl PartialEq for str { fn eq(&self, other: &str) -> bool { equal(self, other) } }
impl Eq for str {}
impl PartialOrd for str { fn partial_cmp(&self, other: &str) -> Option<Ordering> { Some(self.cmp(other)) } }
impl Ord for str { fn cmp(&self, other: &str) -> Ordering { compare(self, other).cmp(&0) } }
impl<I: SliceIndex<str>> crate::ops::Index<I> for str { type Output = I::Output; #[track_caller] fn index(&self, index: I) -> &I::Output { index.index(self) } }
impl<I: SliceIndex<str>> crate::ops::IndexMut<I> for str { #[track_caller] fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self) } }
each! { ((Range<usize> | self.start | self.end), (RangeTo<usize> | 0 | self.end), (RangeFrom<usize> | self.start | s.len()), (RangeFull | 0 | s.len()), (RangeInclusive<usize> | self.start | self.end + 1), (RangeToInclusive<usize> | 0 | self.end + 1)) =>
unsafe impl SliceIndex<str> for $0 {
    type Output = str;
    fn get(self, s: &str) -> Option<&str> {
        let (from, to) = ($1, $2);
        if from <= to && boundary(s, from) && boundary(s, to) { Some(sub(s, from, to)) } else { None }
    }
    #[track_caller]
    fn index(self, s: &str) -> &str {
        let (from, to) = ($1, $2);
        if from <= to && boundary(s, from) && boundary(s, to) { sub(s, from, to) } else { slice_failed(s, from, to) }
    }
    #[unmodelled = "changing a str in place"]
    fn get_mut(self, s: &mut str) -> Option<&mut str> { loop {} }
    #[unmodelled = "changing a str in place"]
    fn index_mut(self, s: &mut str) -> &mut str { loop {} }
}
}

#[derive(Clone)]
pub struct Chars<'a> { text: &'a str, from: usize, to: usize }
impl<'a> Chars<'a> { #[must_use] pub fn as_str(&self) -> &'a str { sub(self.text, self.from, self.to) } }
impl<'a> Iterator for Chars<'a> {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        if self.from >= self.to { return None; }
        let c = char_at(self.text, self.from);
        self.from += c.len_utf8();
        Some(c)
    }
    fn count(self) -> usize { char_count(sub(self.text, self.from, self.to)) }
    fn size_hint(&self) -> (usize, Option<usize>) { ((self.to - self.from + 3) / 4, Some(self.to - self.from)) }
}
impl<'a> DoubleEndedIterator for Chars<'a> {
    fn next_back(&mut self) -> Option<char> {
        if self.from >= self.to { return None; }
        let c = char_before(self.text, self.to);
        self.to -= c.len_utf8();
        Some(c)
    }
}
impl FusedIterator for Chars<'_> {}
impl fmt::Debug for Chars<'_> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("Chars(")?; f.debug_list().entries(self.clone()).finish()?; f.write_str(")") } }
#[derive(Clone, Debug)]
pub struct CharIndices<'a> { iter: Chars<'a> }
impl<'a> Iterator for CharIndices<'a> {
    type Item = (usize, char);
    fn next(&mut self) -> Option<(usize, char)> { let at = self.iter.from; match self.iter.next() { Some(c) => Some((at, c)), None => None } }
}
impl<'a> DoubleEndedIterator for CharIndices<'a> { fn next_back(&mut self) -> Option<(usize, char)> { match self.iter.next_back() { Some(c) => Some((self.iter.to, c)), None => None } } }
#[derive(Clone, Debug)]
pub struct Bytes<'a> { iter: crate::slice::Iter<'a, u8> }
impl Iterator for Bytes<'_> { type Item = u8; fn next(&mut self) -> Option<u8> { self.iter.next().copied() } fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() } }
impl DoubleEndedIterator for Bytes<'_> { fn next_back(&mut self) -> Option<u8> { self.iter.next_back().copied() } }
impl ExactSizeIterator for Bytes<'_> {}
#[derive(Clone, Debug)]
pub struct SplitWhitespace<'a> { rest: &'a str }
impl<'a> Iterator for SplitWhitespace<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_start();
        if text.is_empty() { self.rest = text; return None; }
        let end = text.find(|c: char| c.is_whitespace()).unwrap_or(text.len());
        self.rest = sub(text, end, text.len());
        Some(sub(text, 0, end))
    }
}
impl<'a> DoubleEndedIterator for SplitWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_end();
        if text.is_empty() { self.rest = text; return None; }
        let from = match text.char_indices().rev().find(|(_, c)| c.is_whitespace()) { Some((i, c)) => i + c.len_utf8(), None => 0 };
        self.rest = sub(text, 0, from);
        Some(sub(text, from, text.len()))
    }
}
#[derive(Clone, Debug)]
pub struct Lines<'a> { rest: Option<&'a str> }
impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest?;
        if text.is_empty() { self.rest = None; return None; }
        let line = match text.split_once('\n') { Some((line, rest)) => { self.rest = Some(rest); line } None => { self.rest = None; return Some(text); } };
        Some(line.strip_suffix('\r').unwrap_or(line))
    }
}
impl<'a> DoubleEndedIterator for Lines<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let text = self.rest?;
        if text.is_empty() { self.rest = None; return None; }
        let body = text.strip_suffix('\n').unwrap_or(text);
        let line = match body.rsplit_once('\n') { Some((_, line)) => line, None => body };
        self.rest = Some(sub(text, 0, body.len() - line.len()));
        Some(line.strip_suffix('\r').unwrap_or(line))
    }
}
#[derive(Clone)]
pub struct Split<'a, P: Pattern> { text: &'a str, at: usize, end: usize, pat: P, limit: usize, keep_empty_tail: bool, inclusive: bool, done: bool }
impl<'a, P: Pattern> Split<'a, P> {
    fn finish(&mut self) -> Option<&'a str> {
        self.done = true;
        if self.at == self.end && !self.keep_empty_tail { None } else { Some(sub(self.text, self.at, self.end)) }
    }
    pub fn remainder(&self) -> Option<&'a str> { if self.done { None } else { Some(sub(self.text, self.at, self.end)) } }
}
impl<'a, P: Pattern> Iterator for Split<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        if self.done { return None; }
        if self.limit <= 1 { return self.finish(); }
        match self.pat.next_match(self.text, self.at) {
            Some((a, b)) if b <= self.end => {
                let piece = sub(self.text, self.at, if self.inclusive { b } else { a });
                self.at = b;
                self.limit -= 1;
                Some(piece)
            }
            _ => self.finish(),
        }
    }
}
impl<'a, P: Pattern> DoubleEndedIterator for Split<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        if self.done { return None; }
        let rest = sub(self.text, self.at, self.end);
        match last_match(rest, &mut self.pat) {
            Some((a, b)) => { let piece = sub(rest, b, rest.len()); self.end = self.at + a; Some(piece) }
            None => self.finish(),
        }
    }
}
impl<'a> From<&'a str> for Vec<u8> { fn from(s: &'a str) -> Vec<u8> { s.as_bytes().to_vec() } }
