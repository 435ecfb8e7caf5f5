//! Interior mutability.
use crate::cmp::Ordering;
use crate::marker::{PhantomData, Unsize};
use crate::ops::{CoerceUnsized, Deref, DerefMut};
use crate::{fmt, mem};

#[lang = "unsafe_cell"]
pub struct UnsafeCell<T: ?Sized> { value: T }
impl<T: ?Sized> !Sync for UnsafeCell<T> {}
impl<T> UnsafeCell<T> {
    pub const fn new(value: T) -> UnsafeCell<T> { UnsafeCell { value } }
    pub const fn into_inner(self) -> T { self.value }
}
impl<T: ?Sized> UnsafeCell<T> {
    pub const fn get(&self) -> *mut T { &raw const self.value as *mut T }
    pub const fn get_mut(&mut self) -> &mut T { &mut self.value }
}
impl<T: Default> Default for UnsafeCell<T> { fn default() -> Self { UnsafeCell::new(T::default()) } }

pub struct Cell<T: ?Sized> { value: UnsafeCell<T> }
unsafe impl<T: ?Sized> Send for Cell<T> where T: Send {}
impl<T: ?Sized> !Sync for Cell<T> {}
impl<T> Cell<T> {
    pub const fn new(value: T) -> Cell<T> { Cell { value: UnsafeCell::new(value) } }
    pub fn set(&self, val: T) { self.replace(val); }
    pub fn swap(&self, other: &Self) { if !crate::ptr::eq(self, other) { unsafe { mem::swap(&mut *self.value.get(), &mut *other.value.get()) } } }
    pub const fn replace(&self, val: T) -> T { mem::replace(unsafe { &mut *self.value.get() }, val) }
    pub const fn into_inner(self) -> T { self.value.into_inner() }
    pub fn take(&self) -> T where T: Default { self.replace(T::default()) }
}
impl<T: Copy> Cell<T> {
    pub const fn get(&self) -> T { unsafe { *self.value.get() } }
    pub fn update(&self, f: impl FnOnce(T) -> T) { let old = self.get(); self.set(f(old)); }
}
impl<T: ?Sized> Cell<T> {
    pub const fn as_ptr(&self) -> *mut T { self.value.get() }
    pub fn get_mut(&mut self) -> &mut T { self.value.get_mut() }
}
impl<T: Copy> Clone for Cell<T> { fn clone(&self) -> Cell<T> { Cell::new(self.get()) } }
impl<T: Default> Default for Cell<T> { fn default() -> Cell<T> { Cell::new(T::default()) } }
impl<T: PartialEq + Copy> PartialEq for Cell<T> { fn eq(&self, other: &Cell<T>) -> bool { self.get() == other.get() } }
impl<T: Eq + Copy> Eq for Cell<T> {}
impl<T> From<T> for Cell<T> { fn from(t: T) -> Cell<T> { Cell::new(t) } }
impl<T: Copy + fmt::Debug> fmt::Debug for Cell<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Cell").field("value", &self.get()).finish() } }

/// `state`: 0 free, > 0 that many readers, -1 one writer.
pub struct RefCell<T: ?Sized> { borrow: Cell<isize>, value: UnsafeCell<T> }
unsafe impl<T: ?Sized> Send for RefCell<T> where T: Send {}
impl<T: ?Sized> !Sync for RefCell<T> {}
pub struct BorrowError { _private: () }
pub struct BorrowMutError { _private: () }
impl fmt::Debug for BorrowError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("BorrowError") } }
impl fmt::Display for BorrowError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("already mutably borrowed") } }
impl fmt::Debug for BorrowMutError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("BorrowMutError") } }
impl fmt::Display for BorrowMutError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("already borrowed") } }
impl crate::error::Error for BorrowError {}
impl crate::error::Error for BorrowMutError {}
impl<T> RefCell<T> {
    pub const fn new(value: T) -> RefCell<T> { RefCell { borrow: Cell::new(0), value: UnsafeCell::new(value) } }
    pub const fn into_inner(self) -> T { self.value.into_inner() }
    #[track_caller]
    pub fn replace(&self, t: T) -> T { mem::replace(&mut *self.borrow_mut(), t) }
    #[track_caller]
    pub fn replace_with<F: FnOnce(&mut T) -> T>(&self, f: F) -> T { let cell = &mut *self.borrow_mut(); let new = f(cell); mem::replace(cell, new) }
    #[track_caller]
    pub fn swap(&self, other: &Self) { mem::swap(&mut *self.borrow_mut(), &mut *other.borrow_mut()) }
    pub fn take(&self) -> T where T: Default { self.replace(T::default()) }
}
impl<T: ?Sized> RefCell<T> {
    #[track_caller]
    pub fn borrow(&self) -> Ref<'_, T> {
        match self.try_borrow() { Ok(b) => b, Err(_) => panic!("RefCell already mutably borrowed") }
    }
    pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {
        let n = self.borrow.get();
        if n < 0 { return Err(BorrowError { _private: () }); }
        self.borrow.set(n + 1);
        Ok(Ref { value: unsafe { crate::ptr::NonNull::new_unchecked(self.value.get()) }, borrow: BorrowRef { borrow: &self.borrow } })
    }
    #[track_caller]
    pub fn borrow_mut(&self) -> RefMut<'_, T> {
        match self.try_borrow_mut() {
            Ok(b) => b,
            Err(_) => if self.borrow.get() < 0 { panic!("RefCell already mutably borrowed") } else { panic!("RefCell already borrowed") },
        }
    }
    pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {
        if self.borrow.get() != 0 { return Err(BorrowMutError { _private: () }); }
        self.borrow.set(-1);
        Ok(RefMut { value: unsafe { crate::ptr::NonNull::new_unchecked(self.value.get()) }, borrow: BorrowRefMut { borrow: &self.borrow }, marker: PhantomData })
    }
    pub fn as_ptr(&self) -> *mut T { self.value.get() }
    pub const fn get_mut(&mut self) -> &mut T { self.value.get_mut() }
}
impl<T: Clone> Clone for RefCell<T> { #[track_caller] fn clone(&self) -> RefCell<T> { RefCell::new(self.borrow().clone()) } }
impl<T: Default> Default for RefCell<T> { fn default() -> RefCell<T> { RefCell::new(T::default()) } }
impl<T: ?Sized + PartialEq> PartialEq for RefCell<T> { fn eq(&self, other: &RefCell<T>) -> bool { *self.borrow() == *other.borrow() } }
impl<T: ?Sized + Eq> Eq for RefCell<T> {}
impl<T> From<T> for RefCell<T> { fn from(t: T) -> RefCell<T> { RefCell::new(t) } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for RefCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RefCell");
        match self.try_borrow() { Ok(borrow) => d.field("value", &borrow), Err(_) => d.field("value", &format_args!("<borrowed>")) };
        d.finish()
    }
}
struct BorrowRef<'b> { borrow: &'b Cell<isize> }
impl Drop for BorrowRef<'_> { fn drop(&mut self) { self.borrow.set(self.borrow.get() - 1); } }
struct BorrowRefMut<'b> { borrow: &'b Cell<isize> }
impl Drop for BorrowRefMut<'_> { fn drop(&mut self) { self.borrow.set(0); } }
#[must_not_suspend = "holding a Ref across suspend points can cause BorrowErrors"]
pub struct Ref<'b, T: ?Sized + 'b> { value: crate::ptr::NonNull<T>, borrow: BorrowRef<'b> }
#[must_not_suspend = "holding a RefMut across suspend points can cause BorrowErrors"]
pub struct RefMut<'b, T: ?Sized + 'b> { value: crate::ptr::NonNull<T>, borrow: BorrowRefMut<'b>, marker: PhantomData<&'b mut T> }
impl<'b, T: ?Sized> Ref<'b, T> {
    pub fn clone(orig: &Ref<'b, T>) -> Ref<'b, T> { orig.borrow.borrow.set(orig.borrow.borrow.get() + 1); Ref { value: orig.value, borrow: BorrowRef { borrow: orig.borrow.borrow } } }
    pub fn map<U: ?Sized, F>(orig: Ref<'b, T>, f: F) -> Ref<'b, U> where F: FnOnce(&T) -> &U { Ref { value: crate::ptr::NonNull::from(f(&*orig)), borrow: orig.borrow } }
}
impl<'b, T: ?Sized> RefMut<'b, T> {
    pub fn map<U: ?Sized, F>(mut orig: RefMut<'b, T>, f: F) -> RefMut<'b, U> where F: FnOnce(&mut T) -> &mut U {
        let value = crate::ptr::NonNull::from(f(&mut *orig));
        RefMut { value, borrow: orig.borrow, marker: PhantomData }
    }
}
impl<T: ?Sized> Deref for Ref<'_, T> { type Target = T; fn deref(&self) -> &T { unsafe { self.value.as_ref() } } }
impl<T: ?Sized> Deref for RefMut<'_, T> { type Target = T; fn deref(&self) -> &T { unsafe { self.value.as_ref() } } }
impl<T: ?Sized> DerefMut for RefMut<'_, T> { fn deref_mut(&mut self) -> &mut T { unsafe { self.value.as_mut() } } }
each! { (Ref, RefMut) =>
impl<T: ?Sized + fmt::Display> fmt::Display for $T<'_, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) } }
impl<T: ?Sized + fmt::Debug> fmt::Debug for $T<'_, T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) } }
}
each! { (Cell, RefCell, UnsafeCell) =>
impl<T: CoerceUnsized<U>, U> CoerceUnsized<$T<U>> for $T<T> {}
}

pub struct OnceCell<T> { inner: UnsafeCell<Option<T>> }
impl<T> OnceCell<T> {
    pub const fn new() -> OnceCell<T> { OnceCell { inner: UnsafeCell::new(None) } }
    pub fn get(&self) -> Option<&T> { unsafe { (&*self.inner.get()).as_ref() } }
    pub fn get_mut(&mut self) -> Option<&mut T> { self.inner.get_mut().as_mut() }
    pub fn set(&self, value: T) -> Result<(), T> { if self.get().is_some() { return Err(value); } unsafe { *self.inner.get() = Some(value); } Ok(()) }
    pub fn get_or_init<F>(&self, f: F) -> &T where F: FnOnce() -> T {
        if self.get().is_none() { let val = f(); if self.set(val).is_err() { panic!("reentrant init") } }
        self.get().unwrap()
    }
    pub const fn into_inner(self) -> Option<T> { self.inner.into_inner() }
    pub fn take(&mut self) -> Option<T> { mem::take(self).into_inner() }
}
impl<T> Default for OnceCell<T> { fn default() -> Self { Self::new() } }
impl<T: fmt::Debug> fmt::Debug for OnceCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("OnceCell");
        match self.get() { Some(v) => d.field(v), None => d.field(&format_args!("<uninit>")) };
        d.finish()
    }
}
pub struct LazyCell<T, F = fn() -> T> { cell: OnceCell<T>, init: Cell<Option<F>> }
impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    pub const fn new(f: F) -> LazyCell<T, F> { LazyCell { cell: OnceCell::new(), init: Cell::new(Some(f)) } }
    pub fn force(this: &LazyCell<T, F>) -> &T {
        this.cell.get_or_init(|| match this.init.take() { Some(f) => f(), None => panic!("LazyCell instance has previously been poisoned") })
    }
}
impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> { type Target = T; fn deref(&self) -> &T { LazyCell::force(self) } }
