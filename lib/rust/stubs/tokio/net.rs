//! Sockets. The checker knows the signatures; running them is outside the model.
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
pub mod tcp {
    use std::marker::PhantomData;
    use std::sync::Arc;
    #[derive(Debug)]
    pub struct OwnedReadHalf { pub(super) inner: Arc<super::TcpStream> }
    #[derive(Debug)]
    pub struct OwnedWriteHalf { pub(super) inner: Arc<super::TcpStream> }
    #[derive(Debug)]
    pub struct ReadHalf<'a> { inner: &'a super::TcpStream }
    #[derive(Debug)]
    pub struct WriteHalf<'a> { inner: &'a super::TcpStream }
}
#[derive(Debug)]
pub struct TcpListener { _private: () }
#[derive(Debug)]
pub struct TcpStream { _private: () }
#[derive(Debug)]
pub struct UdpSocket { _private: () }
impl TcpListener {
    #[unmodelled = "tokio::net"] pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener> { loop {} }
    #[unmodelled = "tokio::net"] pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> { loop {} }
    #[unmodelled = "tokio::net"] pub fn local_addr(&self) -> io::Result<SocketAddr> { loop {} }
}
impl TcpStream {
    #[unmodelled = "tokio::net"] pub async fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream> { loop {} }
    #[unmodelled = "tokio::net"] pub fn local_addr(&self) -> io::Result<SocketAddr> { loop {} }
    #[unmodelled = "tokio::net"] pub fn peer_addr(&self) -> io::Result<SocketAddr> { loop {} }
    #[unmodelled = "tokio::net"] pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> { loop {} }
    #[unmodelled = "tokio::net"] pub fn split<'a>(&'a mut self) -> (tcp::ReadHalf<'a>, tcp::WriteHalf<'a>) { loop {} }
    #[unmodelled = "tokio::net"] pub fn into_split(self) -> (tcp::OwnedReadHalf, tcp::OwnedWriteHalf) { loop {} }
}
impl UdpSocket {
    #[unmodelled = "tokio::net"] pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket> { loop {} }
    #[unmodelled = "tokio::net"] pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> { loop {} }
    #[unmodelled = "tokio::net"] pub async fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], target: A) -> io::Result<usize> { loop {} }
}
