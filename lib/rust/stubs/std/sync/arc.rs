//! `Arc` and its `Weak`.
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
struct ArcInner<T: ?Sized> { strong: Cell<usize>, weak: Cell<usize>, value: T }
#[intrinsic("rc::from_box")]
fn inner_from_box<T: ?Sized>(b: Box<T>, strong: Cell<usize>, weak: Cell<usize>) -> NonNull<ArcInner<T>>;
#[intrinsic("box::free")]
unsafe fn free<T: ?Sized>(p: *mut T);
#[intrinsic("rc::inner_of_value")]
unsafe fn inner_of_value<T: ?Sized>(p: *const T) -> NonNull<ArcInner<T>>;

/// Others may change the counts before this one looks at them or changes them.
#[intrinsic("arc::counts")]
fn others_first();

#[lang = "Arc"]
pub struct Arc<T: ?Sized> { ptr: NonNull<ArcInner<T>>, phantom: PhantomData<ArcInner<T>> }
#[lang = "ArcWeak"]
pub struct Weak<T: ?Sized> { ptr: NonNull<ArcInner<T>> }
unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}
impl<T: ?Sized> Unpin for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Arc<U>> for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Arc<U>> for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Weak<U>> for Weak<T> {}
impl<T: ?Sized> LegacyReceiver for Arc<T> {}

impl<T> Arc<T> {
    pub fn new(value: T) -> Arc<T> {
        Arc::from_inner(unsafe { NonNull::new_unchecked(Box::into_raw(Box::new(ArcInner { strong: Cell::new(1), weak: Cell::new(1), value }))) })
    }
    pub fn new_cyclic<F>(data_fn: F) -> Arc<T> where F: FnOnce(&Weak<T>) -> T {
        let inner: NonNull<ArcInner<crate::mem::MaybeUninit<T>>> = unsafe {
            NonNull::new_unchecked(Box::into_raw(Box::new(ArcInner { strong: Cell::new(0), weak: Cell::new(1), value: crate::mem::MaybeUninit::<T>::uninit() })))
        };
        let weak: Weak<T> = Weak { ptr: inner.cast() };
        let data = data_fn(&weak);
        unsafe {
            ptr::write(&raw mut (*weak.ptr.as_ptr()).value, data);
            (*weak.ptr.as_ptr()).strong.set(1);
        }
        let made = Arc::from_inner(weak.ptr);
        crate::mem::forget(weak);
        made
    }
    #[must_use]
    pub fn pin(value: T) -> Pin<Arc<T>> { unsafe { Pin::new_unchecked(Arc::new(value)) } }
    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Arc::strong_count(&this) == 1 {
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
    pub fn into_inner(this: Self) -> Option<T> { Arc::try_unwrap(this).ok() }
    pub fn unwrap_or_clone(this: Self) -> T where T: Clone { Arc::try_unwrap(this).unwrap_or_else(|shared| (*shared).clone()) }
}
impl<T: ?Sized> Arc<T> {
    fn from_inner(ptr: NonNull<ArcInner<T>>) -> Self { Arc { ptr, phantom: PhantomData } }
    fn inner(&self) -> &ArcInner<T> { unsafe { self.ptr.as_ref() } }
    fn from_box(b: Box<T>) -> Self { Arc::from_inner(inner_from_box(b, Cell::new(1), Cell::new(1))) }
    pub fn into_raw(this: Self) -> *const T { let p = Arc::as_ptr(&this); crate::mem::forget(this); p }
    pub fn as_ptr(this: &Self) -> *const T { unsafe { &raw const (*this.ptr.as_ptr()).value } }
    pub unsafe fn from_raw(ptr: *const T) -> Self { unsafe { Arc::from_inner(inner_of_value(ptr)) } }
    pub unsafe fn increment_strong_count(ptr: *const T) { let rc = crate::mem::ManuallyDrop::new(unsafe { Arc::from_raw(ptr) }); crate::mem::forget((*rc).clone()); }
    pub unsafe fn decrement_strong_count(ptr: *const T) { unsafe { drop(Arc::from_raw(ptr)) } }
    #[must_use = "this returns a new `Weak` pointer, without modifying the original `Arc`"]
    pub fn downgrade(this: &Self) -> Weak<T> {
        let weak = &this.inner().weak;
        weak.set(weak.get() + 1);
        Weak { ptr: this.ptr }
    }
    #[must_use]
    pub fn weak_count(this: &Self) -> usize { others_first(); this.inner().weak.get() - 1 }
    #[must_use]
    pub fn strong_count(this: &Self) -> usize { others_first(); this.inner().strong.get() }
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Arc::strong_count(this) == 1 && Arc::weak_count(this) == 0 { unsafe { Some(&mut (*this.ptr.as_ptr()).value) } } else { None }
    }
    #[must_use]
    pub fn ptr_eq(this: &Self, other: &Self) -> bool { ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr()) }
}
impl<T: Clone> Arc<T> {
    pub fn make_mut(this: &mut Self) -> &mut T {
        if Arc::strong_count(this) != 1 || Arc::weak_count(this) != 0 { *this = Arc::new((**this).clone()); }
        unsafe { &mut (*this.ptr.as_ptr()).value }
    }
}
impl<T: ?Sized> Deref for Arc<T> { type Target = T; fn deref(&self) -> &T { unsafe { &(*self.ptr.as_ptr()).value } } }
unsafe impl<#[may_dangle] T: ?Sized> Drop for Arc<T> {
    fn drop(&mut self) {
        unsafe {
            others_first();
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
impl<T: ?Sized> Clone for Arc<T> {
    fn clone(&self) -> Arc<T> {
        others_first();
        let strong = &self.inner().strong;
        strong.set(strong.get() + 1);
        Arc::from_inner(self.ptr)
    }
}
impl<T> Weak<T> {
    #[must_use]
    pub const fn new() -> Weak<T> { unsafe { Weak { ptr: NonNull::new_unchecked(ptr::null_mut()) } } }
}
impl<T: ?Sized> Weak<T> {
    fn counts(&self) -> Option<(&Cell<usize>, &Cell<usize>)> {
        others_first();
        let p = self.ptr.as_ptr();
        if p.is_null() { None } else { unsafe { Some((&(*p).strong, &(*p).weak)) } }
    }
    #[must_use = "this returns a new `Arc`, without modifying the original weak pointer"]
    pub fn upgrade(&self) -> Option<Arc<T>> {
        let (strong, _) = self.counts()?;
        if strong.get() == 0 { return None; }
        strong.set(strong.get() + 1);
        Some(Arc::from_inner(self.ptr))
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

impl<T: Default> Default for Arc<T> { fn default() -> Arc<T> { Arc::new(T::default()) } }
impl<T: ?Sized + PartialEq> PartialEq for Arc<T> { fn eq(&self, other: &Arc<T>) -> bool { **self == **other } }
impl<T: ?Sized + Eq> Eq for Arc<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Arc<T> { fn partial_cmp(&self, other: &Arc<T>) -> Option<Ordering> { (**self).partial_cmp(&**other) } }
impl<T: ?Sized + Ord> Ord for Arc<T> { fn cmp(&self, other: &Arc<T>) -> Ordering { (**self).cmp(&**other) } }
impl<T: ?Sized + hash::Hash> hash::Hash for Arc<T> { fn hash<H: hash::Hasher>(&self, state: &mut H) { (**self).hash(state) } }
impl<T: ?Sized + fmt::Display> fmt::Display for Arc<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for Arc<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) } }
impl<T: ?Sized> fmt::Pointer for Arc<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&Arc::as_ptr(self), f) } }
impl<T> From<T> for Arc<T> { fn from(t: T) -> Self { Arc::new(t) } }
impl<T: ?Sized> From<Box<T>> for Arc<T> { fn from(v: Box<T>) -> Arc<T> { Arc::from_box(v) } }
impl<T: Clone> From<&[T]> for Arc<[T]> { fn from(v: &[T]) -> Arc<[T]> { Arc::from_box(Box::from(v)) } }
impl<T> From<Vec<T>> for Arc<[T]> { fn from(v: Vec<T>) -> Arc<[T]> { Arc::from_box(v.into_boxed_slice()) } }
impl<T, const N: usize> From<[T; N]> for Arc<[T]> { fn from(v: [T; N]) -> Arc<[T]> { Arc::<[T; N]>::new(v) } }
impl From<&str> for Arc<str> { fn from(v: &str) -> Arc<str> { Arc::from_box(Box::from(v)) } }
impl From<String> for Arc<str> { fn from(v: String) -> Arc<str> { Arc::from_box(v.into_boxed_str()) } }
impl<T> FromIterator<T> for Arc<[T]> { fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self { Arc::from(iter.into_iter().collect::<Vec<T>>()) } }
impl<T: ?Sized> Borrow<T> for Arc<T> { fn borrow(&self) -> &T { &**self } }
impl<T: crate::error::Error + ?Sized> crate::error::Error for Arc<T> { fn source(&self) -> Option<&(dyn crate::error::Error + 'static)> { (**self).source() } }
impl<T: ?Sized> AsRef<T> for Arc<T> { fn as_ref(&self) -> &T { &**self } }
impl Arc<dyn crate::any::Any + Send + Sync> {
    pub fn downcast<T: crate::any::Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
        if (*self).is::<T>() { unsafe { Ok(Arc::from_raw(Arc::into_raw(self) as *const T)) } } else { Err(self) }
    }
}
