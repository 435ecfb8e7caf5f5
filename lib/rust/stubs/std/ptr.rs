//! Raw pointers.
use crate::cmp::Ordering;
use crate::marker::Unsize;
use crate::ops::CoerceUnsized;
use crate::{fmt, hash};

#[intrinsic("ptr::read")]
pub const unsafe fn read<T>(src: *const T) -> T;
#[intrinsic("ptr::write")]
pub const unsafe fn write<T>(dst: *mut T, src: T);
#[lang = "drop_in_place"]
#[intrinsic("ptr::drop_in_place")]
pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T);
#[intrinsic("ptr::addr")]
fn address<T: ?Sized>(p: *const T) -> usize;
#[intrinsic("ptr::null")]
pub const fn null<T>() -> *const T;
#[intrinsic("ptr::null")]
pub const fn null_mut<T>() -> *mut T;
#[intrinsic("ptr::is_null")]
fn pointer_is_null<T: ?Sized>(p: *const T) -> bool;
#[intrinsic("ptr::eq")]
pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool;
#[intrinsic("ptr::dangling")]
pub const fn dangling<T>() -> *const T;
pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T { unsafe { let old = read(dst); write(dst, src); old } }
pub const unsafe fn swap<T>(x: *mut T, y: *mut T) { unsafe { let a = read(x); write(x, read(y)); write(y, a) } }
pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool { address(p) == address(q) }
pub fn fn_addr_eq<T: Copy, U: Copy>(_f: T, _g: U) -> bool { false }
pub const fn from_ref<T: ?Sized>(r: &T) -> *const T { r }
pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T { r }

impl<T: ?Sized> *const T {
    pub const fn is_null(self) -> bool { pointer_is_null(self) }
    pub const fn cast<U>(self) -> *const U { self as *const U }
    pub const fn cast_mut(self) -> *mut T { self as *mut T }
    pub fn addr(self) -> usize { address(self) }
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> { if self.is_null() { None } else { unsafe { Some(&*self) } } }
}
impl<T> *const T {
    pub const unsafe fn read(self) -> T { unsafe { read(self) } }
    #[unmodelled = "pointer arithmetic"]
    pub const unsafe fn add(self, count: usize) -> Self { loop {} }
    #[unmodelled = "pointer arithmetic"]
    pub const unsafe fn offset(self, count: isize) -> *const T { loop {} }
}
impl<T: ?Sized> *mut T {
    pub const fn is_null(self) -> bool { pointer_is_null(self) }
    pub const fn cast<U>(self) -> *mut U { self as *mut U }
    pub const fn cast_const(self) -> *const T { self as *const T }
    pub fn addr(self) -> usize { address(self) }
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> { if self.is_null() { None } else { unsafe { Some(&*self) } } }
    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> { if self.is_null() { None } else { unsafe { Some(&mut *self) } } }
    pub unsafe fn drop_in_place(self) { unsafe { drop_in_place(self) } }
}
impl<T> *mut T {
    pub const unsafe fn read(self) -> T { unsafe { read(self) } }
    pub const unsafe fn write(self, val: T) { unsafe { write(self, val) } }
    pub const unsafe fn replace(self, src: T) -> T { unsafe { replace(self, src) } }
    #[unmodelled = "pointer arithmetic"]
    pub const unsafe fn add(self, count: usize) -> Self { loop {} }
    #[unmodelled = "pointer arithmetic"]
    pub const unsafe fn offset(self, count: isize) -> *mut T { loop {} }
}
each! { (*const T, *mut T) =>
impl<T: ?Sized> PartialEq for $T { fn eq(&self, other: &$T) -> bool { eq(*self, *other) } }
impl<T: ?Sized> Eq for $T {}
impl<T: ?Sized> PartialOrd for $T { fn partial_cmp(&self, other: &$T) -> Option<Ordering> { Some(address(*self).cmp(&address(*other))) } }
impl<T: ?Sized> Ord for $T { fn cmp(&self, other: &$T) -> Ordering { address(*self).cmp(&address(*other)) } }
impl<T: ?Sized> hash::Hash for $T { fn hash<H: hash::Hasher>(&self, state: &mut H) { state.write_usize(address(*self)) } }
impl<T: ?Sized> fmt::Pointer for $T { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::pointer_fmt(address(*self), f) } }
impl<T: ?Sized> fmt::Debug for $T { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::pointer_fmt(address(*self), f) } }
}
impl<T: ?Sized> fmt::Pointer for &T { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::pointer_fmt(address(*self), f) } }
impl<T: ?Sized> fmt::Pointer for &mut T { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::pointer_fmt(address(&**self), f) } }

#[intrinsic("ptr::fn_addr")]
fn fn_address<F>(f: F) -> usize;
each! { ((Ret | fn() -> Ret), (Ret, A | fn(A) -> Ret), (Ret, A, B | fn(A, B) -> Ret), (Ret, A, B, C | fn(A, B, C) -> Ret), (Ret | unsafe fn() -> Ret), (Ret, A | unsafe fn(A) -> Ret), (Ret, A, B | unsafe fn(A, B) -> Ret)) =>
impl<$0> fmt::Pointer for $1 { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::pointer_fmt(fn_address(*self), f) } }
impl<$0> fmt::Debug for $1 { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::pointer_fmt(fn_address(*self), f) } }
}

#[lang = "NonNull"]
pub struct NonNull<T: ?Sized> { pointer: *const T }
impl<T: ?Sized> !Send for NonNull<T> {}
impl<T: ?Sized> !Sync for NonNull<T> {}
impl<T> NonNull<T> {
    pub const fn dangling() -> Self { NonNull { pointer: dangling() } }
}
impl<T: ?Sized> NonNull<T> {
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self { NonNull { pointer: ptr as *const T } }
    pub const fn new(ptr: *mut T) -> Option<Self> { if ptr.is_null() { None } else { Some(NonNull { pointer: ptr as *const T }) } }
    pub const fn from_ref(r: &T) -> Self { NonNull { pointer: r as *const T } }
    pub const fn from_mut(r: &mut T) -> Self { NonNull { pointer: r as *mut T as *const T } }
    pub const fn as_ptr(self) -> *mut T { self.pointer as *mut T }
    pub const unsafe fn as_ref<'a>(&self) -> &'a T { unsafe { &*self.pointer } }
    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T { unsafe { &mut *(self.pointer as *mut T) } }
    pub const fn cast<U>(self) -> NonNull<U> { NonNull { pointer: self.pointer as *const U } }
}
impl<T: ?Sized> Clone for NonNull<T> { fn clone(&self) -> Self { *self } }
impl<T: ?Sized> Copy for NonNull<T> {}
impl<T: ?Sized, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> where T: Unsize<U> {}
impl<T: ?Sized, U: ?Sized> crate::ops::DispatchFromDyn<NonNull<U>> for NonNull<T> where T: Unsize<U> {}
impl<T: ?Sized> PartialEq for NonNull<T> { fn eq(&self, other: &Self) -> bool { eq(self.pointer, other.pointer) } }
impl<T: ?Sized> Eq for NonNull<T> {}
impl<T: ?Sized> fmt::Debug for NonNull<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::pointer_fmt(address(self.pointer), f) } }
impl<T: ?Sized> From<&mut T> for NonNull<T> { fn from(r: &mut T) -> Self { NonNull::from_mut(r) } }
impl<T: ?Sized> From<&T> for NonNull<T> { fn from(r: &T) -> Self { NonNull::from_ref(r) } }
