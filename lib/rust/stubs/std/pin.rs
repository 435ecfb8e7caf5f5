//! `Pin`.
use crate::marker::Unsize;
use crate::ops::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn};
use crate::{cmp, fmt, hash};

#[lang = "pin"]
#[fundamental]
#[derive(Copy, Clone)]
pub struct Pin<Ptr> { #[doc(hidden)] pub pointer: Ptr }
impl<Ptr: Deref<Target: Unpin>> Pin<Ptr> {
    pub const fn new(pointer: Ptr) -> Pin<Ptr> { Pin { pointer } }
    pub const fn into_inner(pin: Pin<Ptr>) -> Ptr { pin.pointer }
}
impl<Ptr: Deref> Pin<Ptr> {
    #[lang = "new_unchecked"]
    pub const unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr> { Pin { pointer } }
    pub fn as_ref(&self) -> Pin<&Ptr::Target> { Pin { pointer: &*self.pointer } }
    pub const unsafe fn into_inner_unchecked(pin: Pin<Ptr>) -> Ptr { pin.pointer }
}
impl<Ptr: DerefMut> Pin<Ptr> {
    pub fn as_mut(&mut self) -> Pin<&mut Ptr::Target> { Pin { pointer: &mut *self.pointer } }
    pub fn set(&mut self, value: Ptr::Target) where Ptr::Target: Sized { *self.pointer = value; }
}
impl<'a, T: ?Sized> Pin<&'a T> {
    pub unsafe fn map_unchecked<U, F>(self, func: F) -> Pin<&'a U> where U: ?Sized, F: FnOnce(&T) -> &U { Pin { pointer: func(self.pointer) } }
    pub const fn get_ref(self) -> &'a T { self.pointer }
}
impl<'a, T: ?Sized> Pin<&'a mut T> {
    pub const fn into_ref(self) -> Pin<&'a T> { Pin { pointer: self.pointer } }
    pub const fn get_mut(self) -> &'a mut T where T: Unpin { self.pointer }
    pub const unsafe fn get_unchecked_mut(self) -> &'a mut T { self.pointer }
    pub unsafe fn map_unchecked_mut<U, F>(self, func: F) -> Pin<&'a mut U> where U: ?Sized, F: FnOnce(&mut T) -> &mut U { Pin { pointer: func(self.pointer) } }
}
impl<'a, Ptr: DerefMut> Pin<&'a mut Pin<Ptr>> {
    pub fn as_deref_mut(self) -> Pin<&'a mut Ptr::Target> { unsafe { self.get_unchecked_mut() }.as_mut() }
}
impl<T: ?Sized> Pin<&'static T> { pub const fn static_ref(r: &'static T) -> Pin<&'static T> { Pin { pointer: r } } }
impl<Ptr: Deref> Deref for Pin<Ptr> { type Target = Ptr::Target; fn deref(&self) -> &Ptr::Target { &*self.pointer } }
impl<Ptr: DerefMut<Target: Unpin>> DerefMut for Pin<Ptr> { fn deref_mut(&mut self) -> &mut Ptr::Target { &mut *self.pointer } }
impl<Ptr: crate::ops::LegacyReceiver> crate::ops::LegacyReceiver for Pin<Ptr> {}
impl<Ptr, U> CoerceUnsized<Pin<U>> for Pin<Ptr> where Ptr: CoerceUnsized<U> {}
impl<Ptr, U> DispatchFromDyn<Pin<U>> for Pin<Ptr> where Ptr: DispatchFromDyn<U> {}
impl<Ptr: fmt::Debug> fmt::Debug for Pin<Ptr> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.pointer, f) } }
impl<Ptr: fmt::Display> fmt::Display for Pin<Ptr> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.pointer, f) } }
impl<Ptr: fmt::Pointer> fmt::Pointer for Pin<Ptr> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.pointer, f) } }
impl<Ptr: Deref, Q: Deref> PartialEq<Pin<Q>> for Pin<Ptr> where Ptr::Target: PartialEq<Q::Target> { fn eq(&self, other: &Pin<Q>) -> bool { Ptr::Target::eq(self, other) } }
