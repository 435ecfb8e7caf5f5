//! Addresses, as far as types go.
use crate::fmt;
use crate::string::String;
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[real_size = 32]
pub struct SocketAddr { ip: u32, port: u16 }
impl SocketAddr { pub const fn port(&self) -> u16 { self.port } }
impl fmt::Display for SocketAddr { #[unmodelled = "network addresses"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } }
impl fmt::Debug for SocketAddr { #[unmodelled = "network addresses"] fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { loop {} } }
pub trait ToSocketAddrs {}
impl ToSocketAddrs for SocketAddr {}
impl ToSocketAddrs for str {}
impl ToSocketAddrs for String {}
impl ToSocketAddrs for (&str, u16) {}
impl<T: ToSocketAddrs + ?Sized> ToSocketAddrs for &T {}
