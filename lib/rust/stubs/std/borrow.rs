//! `Borrow`, `ToOwned`, `Cow`.
use crate::cmp::Ordering;
use crate::ops::Deref;
use crate::string::String;
use crate::vec::Vec;
use crate::{fmt, hash};

pub trait Borrow<Borrowed: ?Sized> { fn borrow(&self) -> &Borrowed; }
pub trait BorrowMut<Borrowed: ?Sized>: Borrow<Borrowed> { fn borrow_mut(&mut self) -> &mut Borrowed; }
impl<T: ?Sized> Borrow<T> for T { fn borrow(&self) -> &T { self } }
impl<T: ?Sized> BorrowMut<T> for T { fn borrow_mut(&mut self) -> &mut T { self } }
impl<T: ?Sized> Borrow<T> for &T { fn borrow(&self) -> &T { &**self } }
impl<T: ?Sized> Borrow<T> for &mut T { fn borrow(&self) -> &T { &**self } }
impl<T: ?Sized> BorrowMut<T> for &mut T { fn borrow_mut(&mut self) -> &mut T { &mut **self } }

#[lang = "ToOwned"]
pub trait ToOwned {
    type Owned: Borrow<Self>;
    #[must_use = "cloning is often expensive and is not expected to have side effects"]
    fn to_owned(&self) -> Self::Owned;
}
impl<T: Clone> ToOwned for T { type Owned = T; fn to_owned(&self) -> T { self.clone() } }
impl ToOwned for str { type Owned = String; fn to_owned(&self) -> String { String::from(self) } }
impl<T: Clone> ToOwned for [T] { type Owned = Vec<T>; fn to_owned(&self) -> Vec<T> { self.to_vec() } }

#[lang = "Cow"]
pub enum Cow<'a, B: ?Sized + 'a> where B: ToOwned {
    Borrowed(&'a B),
    Owned(<B as ToOwned>::Owned),
}
use Cow::{Borrowed, Owned};
impl<B: ?Sized + ToOwned> Cow<'_, B> {
    pub fn to_mut(&mut self) -> &mut <B as ToOwned>::Owned {
        if let Borrowed(b) = *self { *self = Owned(b.to_owned()); }
        match *self { Owned(ref mut owned) => owned, Borrowed(_) => unreachable!() }
    }
    pub fn into_owned(self) -> <B as ToOwned>::Owned { match self { Borrowed(b) => b.to_owned(), Owned(o) => o } }
}
impl<B: ?Sized + ToOwned> Deref for Cow<'_, B> { type Target = B; fn deref(&self) -> &B { match *self { Borrowed(b) => b, Owned(ref o) => o.borrow() } } }
impl<B: ?Sized + ToOwned> Clone for Cow<'_, B> {
    fn clone(&self) -> Self { match *self { Borrowed(b) => Borrowed(b), Owned(ref o) => { let b: &B = o.borrow(); Owned(b.to_owned()) } } }
}
impl<'a, B: ?Sized + ToOwned> Borrow<B> for Cow<'a, B> { fn borrow(&self) -> &B { &**self } }
impl<T: ?Sized + ToOwned> AsRef<T> for Cow<'_, T> { fn as_ref(&self) -> &T { self } }
impl<'a, 'b, B: ?Sized + PartialEq<C> + ToOwned, C: ?Sized + ToOwned> PartialEq<Cow<'b, C>> for Cow<'a, B> { fn eq(&self, other: &Cow<'b, C>) -> bool { PartialEq::eq(&**self, &**other) } }
impl<B: ?Sized + Eq + ToOwned> Eq for Cow<'_, B> {}
impl<'a, 'b> PartialEq<&'b str> for Cow<'a, str> { fn eq(&self, other: &&'b str) -> bool { PartialEq::eq(&**self, &**other) } }
impl<'a> PartialEq<str> for Cow<'a, str> { fn eq(&self, other: &str) -> bool { PartialEq::eq(&**self, other) } }
impl<'a> PartialEq<String> for Cow<'a, str> { fn eq(&self, other: &String) -> bool { PartialEq::eq(&**self, &**other) } }
impl<B: ?Sized + Ord + ToOwned> Ord for Cow<'_, B> { fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(&**self, &**other) } }
impl<'a, B: ?Sized + PartialOrd + ToOwned> PartialOrd for Cow<'a, B> { fn partial_cmp(&self, other: &Cow<'a, B>) -> Option<Ordering> { PartialOrd::partial_cmp(&**self, &**other) } }
impl<B: ?Sized + hash::Hash + ToOwned> hash::Hash for Cow<'_, B> { fn hash<H: hash::Hasher>(&self, state: &mut H) { hash::Hash::hash(&**self, state) } }
impl<B: ?Sized + fmt::Debug + ToOwned<Owned: fmt::Debug>> fmt::Debug for Cow<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match *self { Borrowed(ref b) => fmt::Debug::fmt(b, f), Owned(ref o) => fmt::Debug::fmt(o, f) } }
}
impl<B: ?Sized + fmt::Display + ToOwned<Owned: fmt::Display>> fmt::Display for Cow<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match *self { Borrowed(ref b) => fmt::Display::fmt(b, f), Owned(ref o) => fmt::Display::fmt(o, f) } }
}
impl<'a> From<&'a str> for Cow<'a, str> { fn from(s: &'a str) -> Cow<'a, str> { Borrowed(s) } }
impl<'a> From<String> for Cow<'a, str> { fn from(s: String) -> Cow<'a, str> { Owned(s) } }
impl<'a> From<&'a String> for Cow<'a, str> { fn from(s: &'a String) -> Cow<'a, str> { Borrowed(s.as_str()) } }
impl<'a, T: Clone> From<&'a [T]> for Cow<'a, [T]> { fn from(s: &'a [T]) -> Cow<'a, [T]> { Borrowed(s) } }
impl<'a, T: Clone> From<Vec<T>> for Cow<'a, [T]> { fn from(v: Vec<T>) -> Cow<'a, [T]> { Owned(v) } }
impl<'a> crate::ops::Add<&'a str> for Cow<'a, str> { type Output = Cow<'a, str>; fn add(self, rhs: &'a str) -> Cow<'a, str> { let mut s = self.into_owned(); s.push_str(rhs); Owned(s) } }
