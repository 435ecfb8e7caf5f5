//! Memory.
use crate::marker::DiscriminantKind;
use crate::{fmt, hash, ptr};

#[intrinsic("mem::size_of")]
pub const fn size_of<T>() -> usize;
#[intrinsic("mem::size_of_val")]
pub const fn size_of_val<T: ?Sized>(val: &T) -> usize;
#[intrinsic("mem::align_of")]
pub const fn align_of<T>() -> usize;
#[intrinsic("mem::align_of_val")]
pub const fn align_of_val<T: ?Sized>(val: &T) -> usize;
#[intrinsic("mem::needs_drop")]
pub const fn needs_drop<T: ?Sized>() -> bool;
#[intrinsic("mem::transmute")]
pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst;
#[intrinsic("mem::zeroed")]
pub const unsafe fn zeroed<T>() -> T;
#[intrinsic("mem::forget")]
pub const fn forget<T>(t: T);

#[lang = "mem_drop"]
pub fn drop<T>(_x: T) {}
pub const fn swap<T>(x: &mut T, y: &mut T) {
    unsafe {
        let a = ptr::read(x);
        let b = ptr::read(y);
        ptr::write(x, b);
        ptr::write(y, a);
    }
}
pub fn take<T: Default>(dest: &mut T) -> T { replace(dest, T::default()) }
#[must_use = "if you don't need the old value, you can just assign the new value directly"]
#[intrinsic("mem::replace")]
pub const fn replace<T>(dest: &mut T, src: T) -> T;

pub struct Discriminant<T>(<T as DiscriminantKind>::Discriminant);
#[intrinsic("mem::discriminant")]
pub const fn discriminant<T>(v: &T) -> Discriminant<T>;
impl<T> Copy for Discriminant<T> {}
impl<T> Clone for Discriminant<T> { fn clone(&self) -> Self { *self } }
impl<T> PartialEq for Discriminant<T> { fn eq(&self, rhs: &Self) -> bool { self.0 == rhs.0 } }
impl<T> Eq for Discriminant<T> {}

#[lang = "manually_drop"]
#[derive(Copy, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ManuallyDrop<T: ?Sized> { value: T }
impl<T: ?Sized + fmt::Debug> fmt::Debug for ManuallyDrop<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("ManuallyDrop").field("value", &&self.value).finish() } }
impl<T> ManuallyDrop<T> {
    pub const fn new(value: T) -> ManuallyDrop<T> { ManuallyDrop { value } }
    pub const fn into_inner(slot: ManuallyDrop<T>) -> T { unsafe { ptr::read(&slot.value) } }
    pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T { unsafe { ptr::read(&slot.value) } }
}
impl<T: ?Sized> ManuallyDrop<T> {
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) { unsafe { ptr::drop_in_place(&raw mut slot.value) } }
}
impl<T: ?Sized> crate::ops::Deref for ManuallyDrop<T> { type Target = T; fn deref(&self) -> &T { &self.value } }
impl<T: ?Sized> crate::ops::DerefMut for ManuallyDrop<T> { fn deref_mut(&mut self) -> &mut T { &mut self.value } }

#[lang = "maybe_uninit"]
#[derive(Copy)]
pub union MaybeUninit<T> { uninit: (), value: ManuallyDrop<T> }
impl<T: Copy> Clone for MaybeUninit<T> { fn clone(&self) -> Self { *self } }
impl<T> MaybeUninit<T> {
    pub const fn new(val: T) -> MaybeUninit<T> { MaybeUninit { value: ManuallyDrop::new(val) } }
    pub const fn uninit() -> MaybeUninit<T> { MaybeUninit { uninit: () } }
    pub const fn write(&mut self, val: T) -> &mut T { unsafe { ptr::write(self.as_mut_ptr(), val); &mut *self.as_mut_ptr() } }
    pub const fn as_ptr(&self) -> *const T { unsafe { &raw const self.value.value } }
    pub const fn as_mut_ptr(&mut self) -> *mut T { unsafe { &raw mut self.value.value } }
    pub const unsafe fn assume_init(self) -> T { unsafe { ManuallyDrop::into_inner(self.value) } }
    pub const unsafe fn assume_init_ref(&self) -> &T { unsafe { &*self.as_ptr() } }
    pub const unsafe fn assume_init_mut(&mut self) -> &mut T { unsafe { &mut *self.as_mut_ptr() } }
    pub unsafe fn assume_init_drop(&mut self) { unsafe { ptr::drop_in_place(self.as_mut_ptr()) } }
}
