//! Asynchronous input and output. The checker knows the signatures; running them is outside the model.
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
pub use std::io::{Error, ErrorKind, Result};

#[derive(Debug)]
pub struct ReadBuf<'a> { buf: &'a mut [u8], filled: usize }
pub trait AsyncRead { fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>>; }
pub trait AsyncWrite {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>>;
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
}
pub trait AsyncBufRead: AsyncRead {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>>;
    fn consume(self: Pin<&mut Self>, amt: usize);
}
each! { (&mut T, Box<T>) =>
impl<T: ?Sized + AsyncRead + Unpin> AsyncRead for $T { #[unmodelled = "tokio::io"] fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> { loop {} } }
impl<T: ?Sized + AsyncWrite + Unpin> AsyncWrite for $T {
    #[unmodelled = "tokio::io"] fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> { loop {} }
    #[unmodelled = "tokio::io"] fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> { loop {} }
    #[unmodelled = "tokio::io"] fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> { loop {} }
}
}
/// What the extension methods answer: a future that borrows the stream.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Operation<'a, R: ?Sized, T> { io: &'a mut R, out: Option<T>, _pin: std::marker::PhantomPinned }
impl<R: ?Sized, T> std::future::Future for Operation<'_, R, T> { type Output = io::Result<T>; #[unmodelled = "tokio::io"] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<T>> { loop {} } }
pub trait AsyncReadExt: AsyncRead {
    #[unmodelled = "tokio::io"] fn read<'a>(&'a mut self, buf: &'a mut [u8]) -> Operation<'a, Self, usize> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn read_exact<'a>(&'a mut self, buf: &'a mut [u8]) -> Operation<'a, Self, usize> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn read_to_end<'a>(&'a mut self, buf: &'a mut Vec<u8>) -> Operation<'a, Self, usize> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn read_to_string<'a>(&'a mut self, dst: &'a mut String) -> Operation<'a, Self, usize> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn read_u8(&mut self) -> Operation<'_, Self, u8> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn read_u32(&mut self) -> Operation<'_, Self, u32> where Self: Unpin { loop {} }
}
impl<R: AsyncRead + ?Sized> AsyncReadExt for R {}
pub trait AsyncWriteExt: AsyncWrite {
    #[unmodelled = "tokio::io"] fn write<'a>(&'a mut self, src: &'a [u8]) -> Operation<'a, Self, usize> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn write_all<'a>(&'a mut self, src: &'a [u8]) -> Operation<'a, Self, ()> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn flush(&mut self) -> Operation<'_, Self, ()> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn shutdown(&mut self) -> Operation<'_, Self, ()> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn write_u8(&mut self, n: u8) -> Operation<'_, Self, ()> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn write_u32(&mut self, n: u32) -> Operation<'_, Self, ()> where Self: Unpin { loop {} }
}
impl<W: AsyncWrite + ?Sized> AsyncWriteExt for W {}
pub trait AsyncBufReadExt: AsyncBufRead {
    #[unmodelled = "tokio::io"] fn read_line<'a>(&'a mut self, buf: &'a mut String) -> Operation<'a, Self, usize> where Self: Unpin { loop {} }
    #[unmodelled = "tokio::io"] fn read_until<'a>(&'a mut self, byte: u8, buf: &'a mut Vec<u8>) -> Operation<'a, Self, usize> where Self: Unpin { loop {} }
    fn lines(self) -> Lines<Self> where Self: Sized { Lines { reader: self } }
}
impl<R: AsyncBufRead + ?Sized> AsyncBufReadExt for R {}
#[must_use = "streams do nothing unless polled"]
#[derive(Debug)]
pub struct Lines<R> { reader: R }
impl<R: AsyncBufRead + Unpin> Lines<R> { #[unmodelled = "tokio::io"] pub async fn next_line(&mut self) -> io::Result<Option<String>> { loop {} } pub fn into_inner(self) -> R { self.reader } }
#[derive(Debug)]
pub struct BufReader<R> { inner: R }
impl<R: AsyncRead> BufReader<R> { pub fn new(inner: R) -> Self { BufReader { inner } } pub fn with_capacity(_capacity: usize, inner: R) -> Self { BufReader { inner } } pub fn get_ref(&self) -> &R { &self.inner } pub fn get_mut(&mut self) -> &mut R { &mut self.inner } pub fn into_inner(self) -> R { self.inner } }
#[derive(Debug)]
pub struct BufWriter<W> { inner: W }
impl<W: AsyncWrite> BufWriter<W> { pub fn new(inner: W) -> Self { BufWriter { inner } } pub fn get_ref(&self) -> &W { &self.inner } pub fn get_mut(&mut self) -> &mut W { &mut self.inner } pub fn into_inner(self) -> W { self.inner } }
#[derive(Debug)]
pub struct DuplexStream { _private: std::sync::Arc<()> }
#[unmodelled = "tokio::io"] pub fn duplex(max_buf_size: usize) -> (DuplexStream, DuplexStream) { loop {} }
#[derive(Debug)]
pub struct ReadHalf<T> { inner: std::sync::Arc<std::sync::Mutex<T>> }
#[derive(Debug)]
pub struct WriteHalf<T> { inner: std::sync::Arc<std::sync::Mutex<T>> }
#[unmodelled = "tokio::io"] pub fn split<T: AsyncRead + AsyncWrite>(stream: T) -> (ReadHalf<T>, WriteHalf<T>) { loop {} }
#[derive(Debug)]
pub struct Stdin { _private: () }
#[derive(Debug)]
pub struct Stdout { _private: () }
#[derive(Debug)]
pub struct Stderr { _private: () }
pub fn stdin() -> Stdin { Stdin { _private: () } }
pub fn stdout() -> Stdout { Stdout { _private: () } }
pub fn stderr() -> Stderr { Stderr { _private: () } }
#[unmodelled = "tokio::io"] pub async fn copy<'a, R, W>(reader: &'a mut R, writer: &'a mut W) -> io::Result<u64> where R: AsyncRead + Unpin + ?Sized, W: AsyncWrite + Unpin + ?Sized { loop {} }
#[unmodelled = "tokio::io"] pub async fn copy_bidirectional<A, B>(a: &mut A, b: &mut B) -> io::Result<(u64, u64)> where A: AsyncRead + AsyncWrite + Unpin + ?Sized, B: AsyncRead + AsyncWrite + Unpin + ?Sized { loop {} }
each! { ((Stdin | ), (DuplexStream | ), (ReadHalf<T> | <T: AsyncRead>), (BufReader<R> | <R: AsyncRead>), (crate::net::TcpStream | ), (crate::net::tcp::OwnedReadHalf | ), (crate::net::tcp::ReadHalf<'_> | ), (crate::fs::File | )) =>
impl$1 AsyncRead for $0 { #[unmodelled = "tokio::io"] fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> { loop {} } }
}
each! { ((Stdout | ), (Stderr | ), (DuplexStream | ), (WriteHalf<T> | <T: AsyncWrite>), (BufWriter<W> | <W: AsyncWrite>), (BufReader<R> | <R: AsyncRead + AsyncWrite>), (crate::net::TcpStream | ), (crate::net::tcp::OwnedWriteHalf | ), (crate::net::tcp::WriteHalf<'_> | ), (crate::fs::File | )) =>
impl$1 AsyncWrite for $0 {
    #[unmodelled = "tokio::io"] fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> { loop {} }
    #[unmodelled = "tokio::io"] fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> { loop {} }
    #[unmodelled = "tokio::io"] fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> { loop {} }
}
}
impl<R: AsyncRead> AsyncBufRead for BufReader<R> {
    #[unmodelled = "tokio::io"] fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> { loop {} }
    #[unmodelled = "tokio::io"] fn consume(self: Pin<&mut Self>, amt: usize) { loop {} }
}
