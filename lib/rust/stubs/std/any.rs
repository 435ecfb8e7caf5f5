//! Type names and downcasts.
use crate::boxed::Box;
use crate::fmt;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[real_size = 16]
pub struct TypeId { id: u64 }
#[intrinsic("any::type_id")]
fn id_of<T: ?Sized + 'static>() -> u64;
impl TypeId {
    pub const fn of<T: ?Sized + 'static>() -> TypeId { TypeId { id: id_of::<T>() } }
}
impl fmt::Debug for TypeId { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "TypeId({})", self.id) } }
#[intrinsic("any::type_name")]
pub const fn type_name<T: ?Sized>() -> &'static str;
pub const fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str { type_name::<T>() }
pub trait Any: 'static {
    fn type_id(&self) -> TypeId;
}
impl<T: 'static + ?Sized> Any for T { fn type_id(&self) -> TypeId { TypeId::of::<T>() } }
each! { (dyn Any, dyn Any + Send, dyn Any + Send + Sync) =>
impl fmt::Debug for $T { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Any").finish_non_exhaustive() } }
impl $T {
    pub fn is<T: Any>(&self) -> bool { self.type_id() == TypeId::of::<T>() }
    pub fn downcast_ref<T: Any>(&self) -> Option<&T> { if self.is::<T>() { unsafe { Some(&*(self as *const $T as *const T)) } } else { None } }
    pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T> { if self.is::<T>() { unsafe { Some(&mut *(self as *mut $T as *mut T)) } } else { None } }
}
impl Box<$T> {
    pub fn downcast<T: Any>(self) -> Result<Box<T>, Self> { if self.is::<T>() { unsafe { Ok(Box::from_raw(Box::into_raw(self) as *mut T)) } } else { Err(self) } }
}
}
