//! `Error` and `Context`.
use std::error::Error as StdError;
use std::fmt;

pub type Result<T, E = Error> = std::result::Result<T, E>;
#[real_size = 8]
pub struct Error { inner: Box<Inner> }
/// `context`: what `.context(…)` added, outermost first; `display` of an error made from a message has no `error` behind it.
struct Inner { message: Option<String>, error: Option<Box<dyn StdError + Send + Sync + 'static>>, source: Option<Error> }
impl Error {
    pub fn new<E>(error: E) -> Self where E: StdError + Send + Sync + 'static { Error { inner: Box::new(Inner { message: None, error: Some(Box::new(error)), source: None }) } }
    pub fn msg<M>(message: M) -> Self where M: fmt::Display + fmt::Debug + Send + Sync + 'static { Error { inner: Box::new(Inner { message: Some(message.to_string()), error: None, source: None }) } }
    pub fn context<C>(self, context: C) -> Self where C: fmt::Display + Send + Sync + 'static { Error { inner: Box::new(Inner { message: Some(context.to_string()), error: None, source: Some(self) }) } }
    fn texts(&self) -> Vec<String> {
        let mut out = Vec::new();
        let mut at = Some(self);
        while let Some(e) = at {
            if let Some(text) = &e.inner.message { out.push(text.clone()); }
            if let Some(error) = &e.inner.error {
                out.push(error.to_string());
                let mut source = error.source();
                while let Some(s) = source { out.push(s.to_string()); source = s.source(); }
            }
            at = e.inner.source.as_ref();
        }
        out
    }
    fn cause(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> { match (&self.inner.error, &self.inner.source) { (Some(e), _) => Some(&**e), (None, Some(s)) => s.cause(), _ => None } }
    #[unmodelled = "anyhow's chain of causes"]
    pub fn chain(&self) -> std::vec::IntoIter<&(dyn StdError + 'static)> { loop {} }
    #[unmodelled = "anyhow's root cause"]
    pub fn root_cause(&self) -> &(dyn StdError + 'static) { loop {} }
    pub fn is<E>(&self) -> bool where E: fmt::Display + fmt::Debug + Send + Sync + 'static { self.downcast_ref::<E>().is_some() }
    pub fn downcast_ref<E>(&self) -> Option<&E> where E: fmt::Display + fmt::Debug + Send + Sync + 'static {
        match self.cause() { Some(e) => if std::any::TypeId::of::<E>() == StdError::type_id(e) { unsafe { Some(&*(e as *const (dyn StdError + Send + Sync) as *const E)) } } else { None }, None => None }
    }
    #[unmodelled = "taking an error out of anyhow::Error"]
    pub fn downcast<E>(self) -> std::result::Result<E, Self> where E: fmt::Display + fmt::Debug + Send + Sync + 'static { loop {} }
}
impl<E> From<E> for Error where E: StdError + Send + Sync + 'static { fn from(error: E) -> Self { Error::new(error) } }
impl From<Error> for Box<dyn StdError + Send + Sync + 'static> { fn from(error: Error) -> Self { Box::from(error.to_string()) } }
impl From<Error> for Box<dyn StdError + 'static> { fn from(error: Error) -> Self { Box::from(error.to_string()) } }
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = self.texts();
        f.write_str(&texts[0])?;
        if f.alternate() { for text in &texts[1..] { f.write_str(": ")?; f.write_str(text)?; } }
        Ok(())
    }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = self.texts();
        f.write_str(&texts[0])?;
        if texts.len() > 1 {
            f.write_str("\n\nCaused by:")?;
            for (i, text) in texts[1..].iter().enumerate() { if texts.len() > 2 { write!(f, "\n    {}: {}", i, text)?; } else { write!(f, "\n    {}", text)?; } }
        }
        Ok(())
    }
}
pub trait Context<T, E> {
    fn context<C>(self, context: C) -> Result<T, Error> where C: fmt::Display + Send + Sync + 'static;
    fn with_context<C, F>(self, f: F) -> Result<T, Error> where C: fmt::Display + Send + Sync + 'static, F: FnOnce() -> C;
}
#[doc(hidden)]
pub trait IntoError { fn into_error(self) -> Error; }
impl<E: StdError + Send + Sync + 'static> IntoError for E { fn into_error(self) -> Error { Error::new(self) } }
impl IntoError for Error { fn into_error(self) -> Error { self } }
impl<T, E: IntoError> Context<T, E> for Result<T, E> {
    fn context<C>(self, context: C) -> Result<T, Error> where C: fmt::Display + Send + Sync + 'static { match self { Ok(v) => Ok(v), Err(e) => Err(e.into_error().context(context)) } }
    fn with_context<C, F>(self, f: F) -> Result<T, Error> where C: fmt::Display + Send + Sync + 'static, F: FnOnce() -> C { match self { Ok(v) => Ok(v), Err(e) => Err(e.into_error().context(f())) } }
}
impl<T> Context<T, std::convert::Infallible> for Option<T> {
    fn context<C>(self, context: C) -> Result<T, Error> where C: fmt::Display + Send + Sync + 'static { match self { Some(v) => Ok(v), None => Err(Error { inner: Box::new(Inner { message: Some(context.to_string()), error: None, source: None }) }) } }
    fn with_context<C, F>(self, f: F) -> Result<T, Error> where C: fmt::Display + Send + Sync + 'static, F: FnOnce() -> C { match self { Some(v) => Ok(v), None => Err(Error { inner: Box::new(Inner { message: Some(f().to_string()), error: None, source: None }) }) } }
}
