//! Input and output: the console. Files and sockets are outside the model.
use crate::boxed::Box;
use crate::error;
use crate::fmt;
use crate::string::String;
use crate::vec::Vec;

pub mod prelude { pub use super::{BufRead, Read, Write}; }
pub type Result<T> = crate::result::Result<T, Error>;
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum ErrorKind {
    NotFound, PermissionDenied, ConnectionRefused, ConnectionReset, ConnectionAborted, NotConnected, AddrInUse, AddrNotAvailable, BrokenPipe,
    AlreadyExists, WouldBlock, InvalidInput, InvalidData, TimedOut, WriteZero, Interrupted, Unsupported, UnexpectedEof, OutOfMemory, Other,
}
impl ErrorKind {
    fn text(&self) -> &'static str {
        match self {
            ErrorKind::NotFound => "entity not found", ErrorKind::PermissionDenied => "permission denied", ErrorKind::ConnectionRefused => "connection refused",
            ErrorKind::ConnectionReset => "connection reset", ErrorKind::ConnectionAborted => "connection aborted", ErrorKind::NotConnected => "not connected",
            ErrorKind::AddrInUse => "address in use", ErrorKind::AddrNotAvailable => "address not available", ErrorKind::BrokenPipe => "broken pipe",
            ErrorKind::AlreadyExists => "entity already exists", ErrorKind::WouldBlock => "operation would block", ErrorKind::InvalidInput => "invalid input parameter",
            ErrorKind::InvalidData => "invalid data", ErrorKind::TimedOut => "timed out", ErrorKind::WriteZero => "write zero", ErrorKind::Interrupted => "operation interrupted",
            ErrorKind::Unsupported => "unsupported", ErrorKind::UnexpectedEof => "unexpected end of file", ErrorKind::OutOfMemory => "out of memory", ErrorKind::Other => "other error",
        }
    }
}
impl fmt::Display for ErrorKind { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.text()) } }
#[real_size = 8]
pub struct Error { kind: ErrorKind, error: Option<Box<dyn error::Error + Send + Sync>> }
impl Error {
    pub fn new<E>(kind: ErrorKind, error: E) -> Error where E: Into<Box<dyn error::Error + Send + Sync>> { Error { kind, error: Some(error.into()) } }
    pub fn other<E>(error: E) -> Error where E: Into<Box<dyn error::Error + Send + Sync>> { Error { kind: ErrorKind::Other, error: Some(error.into()) } }
    pub fn kind(&self) -> ErrorKind { self.kind }
    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> { match &self.error { Some(e) => Some(&**e), None => None } }
    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>> { self.error }
    #[unmodelled = "errors of the operating system"]
    pub fn last_os_error() -> Error { loop {} }
    pub fn raw_os_error(&self) -> Option<i32> { None }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.error { Some(error) => f.debug_struct("Custom").field("kind", &self.kind).field("error", error).finish(), None => f.debug_tuple("Kind").field(&self.kind).finish() }
    }
}
impl fmt::Display for Error { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match &self.error { Some(error) => fmt::Display::fmt(error, f), None => f.write_str(self.kind.text()) } } }
impl error::Error for Error { fn source(&self) -> Option<&(dyn error::Error + 'static)> { match &self.error { Some(e) => e.source(), None => None } } }
impl From<ErrorKind> for Error { fn from(kind: ErrorKind) -> Error { Error { kind, error: None } } }
impl From<fmt::Error> for Error { fn from(_: fmt::Error) -> Error { Error::from(ErrorKind::Other) } }

pub trait Read {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let mut chunk = [0u8; 32];
        let mut total = 0;
        loop { let n = self.read(&mut chunk)?; if n == 0 { return Ok(total); } buf.extend_from_slice(&chunk[..n]); total += n; }
    }
    fn read_to_string(&mut self, buf: &mut String) -> Result<usize> { let mut bytes = Vec::new(); let n = self.read_to_end(&mut bytes)?; match String::from_utf8(bytes) { Ok(s) => { buf.push_str(&s); Ok(n) } Err(_) => Err(Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8")) } }
    fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {
        let mut at = 0;
        while at < buf.len() { let n = self.read(&mut buf[at..])?; if n == 0 { return Err(Error::new(ErrorKind::UnexpectedEof, "failed to fill whole buffer")); } at += n; }
        Ok(())
    }
    fn by_ref(&mut self) -> &mut Self where Self: Sized { self }
}
pub trait Write {
    fn write(&mut self, buf: &[u8]) -> Result<usize>;
    fn flush(&mut self) -> Result<()>;
    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        let mut at = 0;
        while at < buf.len() { let n = self.write(&buf[at..])?; if n == 0 { return Err(Error::new(ErrorKind::WriteZero, "failed to write whole buffer")); } at += n; }
        Ok(())
    }
    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()> { self.write_all(fmt::format(args).as_bytes()) }
    fn by_ref(&mut self) -> &mut Self where Self: Sized { self }
}
pub trait BufRead: Read {
    fn fill_buf(&mut self) -> Result<&[u8]>;
    fn consume(&mut self, amt: usize);
    fn read_line(&mut self, buf: &mut String) -> Result<usize> {
        let mut line = Vec::new();
        loop {
            let (done, used) = { let available = self.fill_buf()?; match available.iter().position(|b| *b == b'\n') { Some(i) => { line.extend_from_slice(&available[..i + 1]); (true, i + 1) } None => { line.extend_from_slice(available); (available.is_empty(), available.len()) } } };
            self.consume(used);
            if done { break; }
        }
        let n = line.len();
        buf.push_str(crate::str::lossy(&line));
        Ok(n)
    }
    fn lines(self) -> Lines<Self> where Self: Sized { Lines { buf: self } }
}
#[derive(Debug)]
pub struct Lines<B> { buf: B }
impl<B: BufRead> Iterator for Lines<B> {
    type Item = Result<String>;
    fn next(&mut self) -> Option<Result<String>> {
        let mut line = String::new();
        match self.buf.read_line(&mut line) { Ok(0) => None, Ok(_) => { if line.ends_with('\n') { line.pop(); if line.ends_with('\r') { line.pop(); } } Some(Ok(line)) } Err(e) => Some(Err(e)) }
    }
}
impl<W: Write + ?Sized> Write for &mut W { fn write(&mut self, buf: &[u8]) -> Result<usize> { (**self).write(buf) } fn flush(&mut self) -> Result<()> { (**self).flush() } }
impl<W: Write + ?Sized> Write for Box<W> { fn write(&mut self, buf: &[u8]) -> Result<usize> { (**self).write(buf) } fn flush(&mut self) -> Result<()> { (**self).flush() } }
impl<R: Read + ?Sized> Read for &mut R { fn read(&mut self, buf: &mut [u8]) -> Result<usize> { (**self).read(buf) } }
impl<R: Read + ?Sized> Read for Box<R> { fn read(&mut self, buf: &mut [u8]) -> Result<usize> { (**self).read(buf) } }
impl Write for Vec<u8> { fn write(&mut self, buf: &[u8]) -> Result<usize> { self.extend_from_slice(buf); Ok(buf.len()) } fn flush(&mut self) -> Result<()> { Ok(()) } }
impl Read for &[u8] { fn read(&mut self, buf: &mut [u8]) -> Result<usize> { let n = if buf.len() < self.len() { buf.len() } else { self.len() }; let (a, b) = self.split_at(n); buf[..n].copy_from_slice(a); *self = b; Ok(n) } }
impl BufRead for &[u8] { fn fill_buf(&mut self) -> Result<&[u8]> { Ok(*self) } fn consume(&mut self, amt: usize) { *self = &self[amt..]; } }
#[derive(Debug, Default, Eq, PartialEq, Clone)]
pub struct Cursor<T> { inner: T, pos: u64 }
impl<T> Cursor<T> {
    pub const fn new(inner: T) -> Cursor<T> { Cursor { inner, pos: 0 } }
    pub fn into_inner(self) -> T { self.inner }
    pub const fn get_ref(&self) -> &T { &self.inner }
    pub const fn position(&self) -> u64 { self.pos }
    pub const fn set_position(&mut self, pos: u64) { self.pos = pos }
}
impl<T: AsRef<[u8]>> Read for Cursor<T> { fn read(&mut self, buf: &mut [u8]) -> Result<usize> { let n = { let mut rest = self.fill_buf()?; rest.read(buf)? }; self.pos += n as u64; Ok(n) } }
impl<T: AsRef<[u8]>> BufRead for Cursor<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> { let all = self.inner.as_ref(); let at = if (self.pos as usize) < all.len() { self.pos as usize } else { all.len() }; Ok(&all[at..]) }
    fn consume(&mut self, amt: usize) { self.pos += amt as u64 }
}
#[derive(Debug)]
pub struct BufReader<R> { inner: R, buf: Vec<u8>, at: usize }
impl<R: Read> BufReader<R> { pub fn new(inner: R) -> BufReader<R> { BufReader { inner, buf: Vec::new(), at: 0 } } pub fn into_inner(self) -> R { self.inner } }
impl<R: Read> Read for BufReader<R> { fn read(&mut self, out: &mut [u8]) -> Result<usize> { let n = { let mut rest = self.fill_buf()?; rest.read(out)? }; self.at += n; Ok(n) } }
impl<R: Read> BufRead for BufReader<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> { if self.at >= self.buf.len() { let mut chunk = [0u8; 32]; let n = self.inner.read(&mut chunk)?; self.buf = chunk[..n].to_vec(); self.at = 0; } Ok(&self.buf[self.at..]) }
    fn consume(&mut self, amt: usize) { self.at += amt }
}
#[derive(Debug)]
pub struct BufWriter<W: Write> { inner: W }
impl<W: Write> BufWriter<W> { pub fn new(inner: W) -> BufWriter<W> { BufWriter { inner } } pub fn with_capacity(_capacity: usize, inner: W) -> BufWriter<W> { BufWriter { inner } } pub fn get_ref(&self) -> &W { &self.inner } }
impl<W: Write> Write for BufWriter<W> { fn write(&mut self, buf: &[u8]) -> Result<usize> { self.inner.write(buf) } fn flush(&mut self) -> Result<()> { self.inner.flush() } }

#[intrinsic("io::print")]
fn print_text(text: &str);
#[intrinsic("io::eprint")]
fn eprint_text(text: &str);
#[lang = "io_print"]
#[doc(hidden)]
pub fn _print(args: fmt::Arguments<'_>) { print_text(fmt::format(args).as_str()) }
#[lang = "io_eprint"]
#[doc(hidden)]
pub fn _eprint(args: fmt::Arguments<'_>) { eprint_text(fmt::format(args).as_str()) }
each! { ((Stdout | StdoutLock | stdout | print_text), (Stderr | StderrLock | stderr | eprint_text)) =>
#[derive(Debug)]
pub struct $0 { _private: () }
pub struct $1<'a> { _lock: crate::marker::PhantomData<(&'a (), *mut ())> }
pub fn $2() -> $0 { $0 { _private: () } }
impl $0 { pub fn lock(&self) -> $1<'static> { $1 { _lock: crate::marker::PhantomData } } }
impl Write for $0 { fn write(&mut self, buf: &[u8]) -> Result<usize> { $3(crate::str::lossy(buf)); Ok(buf.len()) } fn flush(&mut self) -> Result<()> { Ok(()) } }
impl Write for &$0 { fn write(&mut self, buf: &[u8]) -> Result<usize> { $3(crate::str::lossy(buf)); Ok(buf.len()) } fn flush(&mut self) -> Result<()> { Ok(()) } }
impl Write for $1<'_> { fn write(&mut self, buf: &[u8]) -> Result<usize> { $3(crate::str::lossy(buf)); Ok(buf.len()) } fn flush(&mut self) -> Result<()> { Ok(()) } }
}
/// Standard input is empty: every read finds the end of the file.
#[derive(Debug)]
pub struct Stdin { _private: () }
pub struct StdinLock<'a> { _lock: crate::marker::PhantomData<(&'a (), *mut ())> }
pub fn stdin() -> Stdin { Stdin { _private: () } }
impl Stdin {
    pub fn lock(&self) -> StdinLock<'static> { StdinLock { _lock: crate::marker::PhantomData } }
    pub fn read_line(&self, _buf: &mut String) -> Result<usize> { Ok(0) }
    pub fn lines(self) -> Lines<StdinLock<'static>> { self.lock().lines() }
}
impl Read for Stdin { fn read(&mut self, _buf: &mut [u8]) -> Result<usize> { Ok(0) } }
impl Read for StdinLock<'_> { fn read(&mut self, _buf: &mut [u8]) -> Result<usize> { Ok(0) } }
impl BufRead for StdinLock<'_> { fn fill_buf(&mut self) -> Result<&[u8]> { Ok(&[]) } fn consume(&mut self, _amt: usize) {} }
pub fn read_to_string<R: Read>(mut reader: R) -> Result<String> { let mut buf = String::new(); reader.read_to_string(&mut buf)?; Ok(buf) }
