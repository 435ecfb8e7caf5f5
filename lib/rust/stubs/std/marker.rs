//! Marker traits and types.

#[lang = "sized"]
#[fundamental]
#[diagnostic::on_unimplemented(message = "the size for values of type `{Self}` cannot be known at compilation time", label = "doesn't have a size known at compile-time")]
pub trait Sized {}

#[lang = "unsize"]
pub trait Unsize<T: ?Sized> {}

#[lang = "copy"]
pub trait Copy: Clone {}

#[lang = "send"]
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be sent between threads safely", label = "`{Self}` cannot be sent between threads safely")]
pub unsafe auto trait Send {}

#[lang = "sync"]
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be shared between threads safely", label = "`{Self}` cannot be shared between threads safely")]
pub unsafe auto trait Sync {}

#[lang = "unpin"]
#[diagnostic::on_unimplemented(note = "consider using the `pin!` macro\nconsider using `Box::pin` if you need to access the pinned value outside of the current scope", message = "`{Self}` cannot be unpinned")]
pub auto trait Unpin {}

#[lang = "freeze"]
pub unsafe auto trait Freeze {}

#[lang = "tuple_trait"]
#[diagnostic::on_unimplemented(message = "`{Self}` is not a tuple")]
pub trait Tuple {}

#[lang = "fn_ptr_trait"]
pub trait FnPtr {}

#[lang = "discriminant_kind"]
pub trait DiscriminantKind {
    #[lang = "discriminant_type"]
    type Discriminant: Clone + Copy + PartialEq + Eq + Send + Sync + Unpin;
}

#[lang = "destruct"]
pub trait Destruct {}

#[lang = "phantom_data"]
pub struct PhantomData<T: ?Sized>;

#[derive(Debug, Default, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct PhantomPinned;
impl !Unpin for PhantomPinned {}

impl<T: ?Sized> Clone for PhantomData<T> { fn clone(&self) -> Self { PhantomData } }
impl<T: ?Sized> Copy for PhantomData<T> {}
impl<T: ?Sized> Default for PhantomData<T> { fn default() -> Self { PhantomData } }
impl<T: ?Sized> PartialEq for PhantomData<T> { fn eq(&self, _other: &PhantomData<T>) -> bool { true } }
impl<T: ?Sized> Eq for PhantomData<T> {}
impl<T: ?Sized> crate::hash::Hash for PhantomData<T> { fn hash<H: crate::hash::Hasher>(&self, _state: &mut H) {} }
impl<T: ?Sized> crate::fmt::Debug for PhantomData<T> {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.write_str("PhantomData<")?;
        f.write_str(crate::any::type_name::<T>())?;
        f.write_str(">")
    }
}

impl<T: ?Sized> !Send for *const T {}
impl<T: ?Sized> !Send for *mut T {}
impl<T: ?Sized> !Sync for *const T {}
impl<T: ?Sized> !Sync for *mut T {}
unsafe impl<T: Sync + ?Sized> Send for &T {}
impl<T: ?Sized> Unpin for &T {}
impl<T: ?Sized> Unpin for &mut T {}
impl<T: ?Sized> Unpin for *const T {}
impl<T: ?Sized> Unpin for *mut T {}
impl<T: ?Sized> !Freeze for crate::cell::UnsafeCell<T> {}
unsafe impl<T: ?Sized> Freeze for PhantomData<T> {}
unsafe impl<T: ?Sized> Freeze for *const T {}
unsafe impl<T: ?Sized> Freeze for *mut T {}
unsafe impl<T: ?Sized> Freeze for &T {}
unsafe impl<T: ?Sized> Freeze for &mut T {}

each! { (u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize, f32, f64, bool, char) =>
impl Copy for $T {}
impl Clone for $T { fn clone(&self) -> Self { *self } }
}
impl Copy for ! {}
impl Clone for ! { fn clone(&self) -> Self { *self } }
impl<T: ?Sized> Copy for *const T {}
impl<T: ?Sized> Clone for *const T { fn clone(&self) -> Self { *self } }
impl<T: ?Sized> Copy for *mut T {}
impl<T: ?Sized> Clone for *mut T { fn clone(&self) -> Self { *self } }
impl<T: ?Sized> Copy for &T {}
impl<T: ?Sized> Clone for &T { fn clone(&self) -> Self { *self } }
impl<T: ?Sized> !Clone for &mut T {}
