//! `Error`.
use crate::any::TypeId;
use crate::borrow::Cow;
use crate::boxed::Box;
use crate::string::String;
use crate::fmt;

#[lang = "Error"]
pub trait Error: fmt::Debug + fmt::Display {
    fn source(&self) -> Option<&(dyn Error + 'static)> { None }
    fn description(&self) -> &str { "description() is deprecated; use Display" }
    fn cause(&self) -> Option<&dyn Error> { self.source() }
    #[doc(hidden)]
    fn type_id(&self) -> TypeId where Self: 'static { TypeId::of::<Self>() }
}
impl<'a, T: Error + ?Sized> Error for &'a T { fn source(&self) -> Option<&(dyn Error + 'static)> { (**self).source() } }
impl<T: Error> Error for Box<T> { fn source(&self) -> Option<&(dyn Error + 'static)> { (**self).source() } }
each! { (dyn Error, dyn Error + Send, dyn Error + Send + Sync) =>
impl $T {
    pub fn is<T: Error + 'static>(&self) -> bool { self.type_id() == TypeId::of::<T>() }
    pub fn downcast_ref<T: Error + 'static>(&self) -> Option<&T> { if self.is::<T>() { unsafe { Some(&*(self as *const $T as *const T)) } } else { None } }
    pub fn downcast_mut<T: Error + 'static>(&mut self) -> Option<&mut T> { if self.is::<T>() { unsafe { Some(&mut *(self as *mut $T as *mut T)) } } else { None } }
}
impl Box<$T> {
    pub fn downcast<T: Error + 'static>(self) -> Result<Box<T>, Box<$T>> { if self.is::<T>() { unsafe { Ok(Box::from_raw(Box::into_raw(self) as *mut T)) } } else { Err(self) } }
}
}
impl<'a, E: Error + 'a> From<E> for Box<dyn Error + 'a> { fn from(err: E) -> Box<dyn Error + 'a> { Box::new(err) } }
impl<'a, E: Error + Send + Sync + 'a> From<E> for Box<dyn Error + Send + Sync + 'a> { fn from(err: E) -> Box<dyn Error + Send + Sync + 'a> { Box::new(err) } }
struct StringError(String);
impl Error for StringError {}
impl fmt::Display for StringError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.0, f) } }
impl fmt::Debug for StringError { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.0, f) } }
impl<'a> From<String> for Box<dyn Error + Send + Sync + 'a> { fn from(err: String) -> Self { Box::new(StringError(err)) } }
impl<'a> From<String> for Box<dyn Error + 'a> { fn from(err: String) -> Self { Box::new(StringError(err)) } }
impl<'a, 'b> From<&'b str> for Box<dyn Error + Send + Sync + 'a> { fn from(err: &'b str) -> Self { Box::new(StringError(String::from(err))) } }
impl<'a, 'b> From<&'b str> for Box<dyn Error + 'a> { fn from(err: &'b str) -> Self { Box::new(StringError(String::from(err))) } }
impl<'a, 'b> From<Cow<'b, str>> for Box<dyn Error + Send + Sync + 'a> { fn from(err: Cow<'b, str>) -> Self { Box::new(StringError(err.into_owned())) } }
impl<'a, 'b> From<Cow<'b, str>> for Box<dyn Error + 'a> { fn from(err: Cow<'b, str>) -> Self { Box::new(StringError(err.into_owned())) } }
