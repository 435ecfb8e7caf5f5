//! `Rc` and its `Weak`.
use crate::borrow::{Borrow, Cow};
use crate::boxed::Box;
use crate::cell::Cell;
use crate::cmp::Ordering;
use crate::marker::{PhantomData, Unsize};
use crate::ops::{CoerceUnsized, Deref, DispatchFromDyn, LegacyReceiver};
use crate::pin::Pin;
use crate::ptr::{self, NonNull};
use crate::string::String;
use crate::vec::Vec;
use crate::{fmt, hash};

/// `strong` counts owners; `weak` counts weak handles and one for all strong owners together.
struct RcInner<T: ?Sized> { strong: Cell<usize>, weak: Cell<usize>, value: T }
#[intrinsic("rc::from_box")]
fn inner_from_box<T: ?Sized>(b: Box<T>, strong: Cell<usize>, weak: Cell<usize>) -> NonNull<RcInner<T>>;
#[intrinsic("box::free")]
unsafe fn free<T: ?Sized>(p: *mut T);
#[intrinsic("rc::inner_of_value")]
unsafe fn inner_of_value<T: ?Sized>(p: *const T) -> NonNull<RcInner<T>>;

#[lang = "Rc"]
pub struct Rc<T: ?Sized> { ptr: NonNull<RcInner<T>>, phantom: PhantomData<RcInner<T>> }
#[lang = "RcWeak"]
pub struct Weak<T: ?Sized> { ptr: NonNull<RcInner<T>> }
impl<T: ?Sized> !Send for Rc<T> {}
impl<T: ?Sized> !Sync for Rc<T> {}
impl<T: ?Sized> !Send for Weak<T> {}
impl<T: ?Sized> !Sync for Weak<T> {}
impl<T: ?Sized> Unpin for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Rc<U>> for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Rc<U>> for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Weak<U>> for Weak<T> {}
impl<T: ?Sized> LegacyReceiver for Rc<T> {}

impl<T> Rc<T> {
    pub fn new(value: T) -> Rc<T> {
        Rc::from_inner(unsafe { NonNull::new_unchecked(Box::into_raw(Box::new(RcInner { strong: Cell::new(1), weak: Cell::new(1), value }))) })
    }
    pub fn new_cyclic<F>(data_fn: F) -> Rc<T> where F: FnOnce(&Weak<T>) -> T {
        let inner: NonNull<RcInner<crate::mem::MaybeUninit<T>>> = unsafe {
            NonNull::new_unchecked(Box::into_raw(Box::new(RcInner { strong: Cell::new(0), weak: Cell::new(1), value: crate::mem::MaybeUninit::<T>::uninit() })))
        };
        let weak: Weak<T> = Weak { ptr: inner.cast() };
        let data = data_fn(&weak);
        unsafe {
            ptr::write(&raw mut (*weak.ptr.as_ptr()).value, data);
            (*weak.ptr.as_ptr()).strong.set(1);
        }
        let made = Rc::from_inner(weak.ptr);
        crate::mem::forget(weak);
        made
    }
    #[must_use]
    pub fn pin(value: T) -> Pin<Rc<T>> { unsafe { Pin::new_unchecked(Rc::new(value)) } }
    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Rc::strong_count(&this) == 1 {
            let inner = this.ptr;
            crate::mem::forget(this);
            unsafe {
                let val = ptr::read(&raw const (*inner.as_ptr()).value);
                (*inner.as_ptr()).strong.set(0);
                drop(Weak { ptr: inner });
                Ok(val)
            }
        } else {
            Err(this)
        }
    }
    pub fn into_inner(this: Self) -> Option<T> { Rc::try_unwrap(this).ok() }
    pub fn unwrap_or_clone(this: Self) -> T where T: Clone { Rc::try_unwrap(this).unwrap_or_else(|shared| (*shared).clone()) }
}
impl<T: ?Sized> Rc<T> {
    fn from_inner(ptr: NonNull<RcInner<T>>) -> Self { Rc { ptr, phantom: PhantomData } }
    fn inner(&self) -> &RcInner<T> { unsafe { self.ptr.as_ref() } }
    fn from_box(b: Box<T>) -> Self { Rc::from_inner(inner_from_box(b, Cell::new(1), Cell::new(1))) }
    pub fn into_raw(this: Self) -> *const T { let p = Rc::as_ptr(&this); crate::mem::forget(this); p }
    pub fn as_ptr(this: &Self) -> *const T { unsafe { &raw const (*this.ptr.as_ptr()).value } }
    pub unsafe fn from_raw(ptr: *const T) -> Self { unsafe { Rc::from_inner(inner_of_value(ptr)) } }
    pub unsafe fn increment_strong_count(ptr: *const T) { let rc = crate::mem::ManuallyDrop::new(unsafe { Rc::from_raw(ptr) }); crate::mem::forget((*rc).clone()); }
    pub unsafe fn decrement_strong_count(ptr: *const T) { unsafe { drop(Rc::from_raw(ptr)) } }
    #[must_use = "this returns a new `Weak` pointer, without modifying the original `Rc`"]
    pub fn downgrade(this: &Self) -> Weak<T> {
        let weak = &this.inner().weak;
        weak.set(weak.get() + 1);
        Weak { ptr: this.ptr }
    }
    #[must_use]
    pub fn weak_count(this: &Self) -> usize { this.inner().weak.get() - 1 }
    #[must_use]
    pub fn strong_count(this: &Self) -> usize { this.inner().strong.get() }
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Rc::strong_count(this) == 1 && Rc::weak_count(this) == 0 { unsafe { Some(&mut (*this.ptr.as_ptr()).value) } } else { None }
    }
    #[must_use]
    pub fn ptr_eq(this: &Self, other: &Self) -> bool { ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr()) }
}
impl<T: Clone> Rc<T> {
    pub fn make_mut(this: &mut Self) -> &mut T {
        if Rc::strong_count(this) != 1 || Rc::weak_count(this) != 0 { *this = Rc::new((**this).clone()); }
        unsafe { &mut (*this.ptr.as_ptr()).value }
    }
}
impl<T: ?Sized> Deref for Rc<T> { type Target = T; fn deref(&self) -> &T { unsafe { &(*self.ptr.as_ptr()).value } } }
unsafe impl<#[may_dangle] T: ?Sized> Drop for Rc<T> {
    fn drop(&mut self) {
        unsafe {
            let inner = self.ptr.as_ptr();
            let strong = (*inner).strong.get() - 1;
            (*inner).strong.set(strong);
            if strong == 0 {
                ptr::drop_in_place(&raw mut (*inner).value);
                let weak = (*inner).weak.get() - 1;
                (*inner).weak.set(weak);
                if weak == 0 { free(inner); }
            }
        }
    }
}
impl<T: ?Sized> Clone for Rc<T> {
    fn clone(&self) -> Rc<T> {
        let strong = &self.inner().strong;
        strong.set(strong.get() + 1);
        Rc::from_inner(self.ptr)
    }
}
impl<T> Weak<T> {
    #[must_use]
    pub const fn new() -> Weak<T> { unsafe { Weak { ptr: NonNull::new_unchecked(ptr::null_mut()) } } }
}
impl<T: ?Sized> Weak<T> {
    fn counts(&self) -> Option<(&Cell<usize>, &Cell<usize>)> {
        let p = self.ptr.as_ptr();
        if p.is_null() { None } else { unsafe { Some((&(*p).strong, &(*p).weak)) } }
    }
    #[must_use = "this returns a new `Rc`, without modifying the original weak pointer"]
    pub fn upgrade(&self) -> Option<Rc<T>> {
        let (strong, _) = self.counts()?;
        if strong.get() == 0 { return None; }
        strong.set(strong.get() + 1);
        Some(Rc::from_inner(self.ptr))
    }
    #[must_use]
    pub fn strong_count(&self) -> usize { match self.counts() { Some((s, _)) => s.get(), None => 0 } }
    #[must_use]
    pub fn weak_count(&self) -> usize { match self.counts() { Some((s, w)) => if s.get() > 0 { w.get() - 1 } else { 0 }, None => 0 } }
    #[must_use]
    pub fn ptr_eq(&self, other: &Self) -> bool { ptr::addr_eq(self.ptr.as_ptr(), other.ptr.as_ptr()) }
}
impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        if let Some((_, w)) = self.counts() { w.set(w.get() + 1); }
        Weak { ptr: self.ptr }
    }
}
unsafe impl<#[may_dangle] T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        if let Some((_, w)) = self.counts() {
            w.set(w.get() - 1);
            if w.get() == 0 { unsafe { free(self.ptr.as_ptr()) } }
        }
    }
}
impl<T> Default for Weak<T> { fn default() -> Weak<T> { Weak::new() } }
impl<T: ?Sized> fmt::Debug for Weak<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("(Weak)") } }

impl<T: Default> Default for Rc<T> { fn default() -> Rc<T> { Rc::new(T::default()) } }
impl<T: ?Sized + PartialEq> PartialEq for Rc<T> { fn eq(&self, other: &Rc<T>) -> bool { **self == **other } }
impl<T: ?Sized + Eq> Eq for Rc<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Rc<T> { fn partial_cmp(&self, other: &Rc<T>) -> Option<Ordering> { (**self).partial_cmp(&**other) } }
impl<T: ?Sized + Ord> Ord for Rc<T> { fn cmp(&self, other: &Rc<T>) -> Ordering { (**self).cmp(&**other) } }
impl<T: ?Sized + hash::Hash> hash::Hash for Rc<T> { fn hash<H: hash::Hasher>(&self, state: &mut H) { (**self).hash(state) } }
impl<T: ?Sized + fmt::Display> fmt::Display for Rc<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for Rc<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
impl<T: ?Sized> fmt::Pointer for Rc<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&Rc::as_ptr(self), f) } }
impl<T> From<T> for Rc<T> { fn from(t: T) -> Self { Rc::new(t) } }
impl<T: ?Sized> From<Box<T>> for Rc<T> { fn from(v: Box<T>) -> Rc<T> { Rc::from_box(v) } }
impl<T: Clone> From<&[T]> for Rc<[T]> { fn from(v: &[T]) -> Rc<[T]> { Rc::from_box(Box::from(v)) } }
impl<T> From<Vec<T>> for Rc<[T]> { fn from(v: Vec<T>) -> Rc<[T]> { Rc::from_box(v.into_boxed_slice()) } }
impl<T, const N: usize> From<[T; N]> for Rc<[T]> { fn from(v: [T; N]) -> Rc<[T]> { Rc::<[T; N]>::new(v) } }
impl From<&str> for Rc<str> { fn from(v: &str) -> Rc<str> { Rc::from_box(Box::from(v)) } }
impl From<String> for Rc<str> { fn from(v: String) -> Rc<str> { Rc::from_box(v.into_boxed_str()) } }
impl<T> FromIterator<T> for Rc<[T]> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self { Rc::from(iter.into_iter().collect::<Vec<T>>()) } }
impl<T: ?Sized> Borrow<T> for Rc<T> { fn borrow(&self) -> &T { &**self } }
impl<T: ?Sized> AsRef<T> for Rc<T> { fn as_ref(&self) -> &T { &**self } }
impl Rc<dyn crate::any::Any> {
    pub fn downcast<T: crate::any::Any>(self) -> Result<Rc<T>, Self> {
        if (*self).is::<T>() { unsafe { Ok(Rc::from_raw(Rc::into_raw(self) as *const T)) } } else { Err(self) }
    }
}
