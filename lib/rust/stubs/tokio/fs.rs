//! Files. The checker knows the signatures; running them is outside the model.
use std::io;
use std::path::Path;
#[derive(Debug)]
pub struct File { _private: () }
impl File {
    #[unmodelled = "tokio::fs"] pub async fn open(path: impl AsRef<Path>) -> io::Result<File> { loop {} }
    #[unmodelled = "tokio::fs"] pub async fn create(path: impl AsRef<Path>) -> io::Result<File> { loop {} }
}
#[unmodelled = "tokio::fs"] pub async fn read_to_string(path: impl AsRef<Path>) -> io::Result<String> { loop {} }
#[unmodelled = "tokio::fs"] pub async fn read(path: impl AsRef<Path>) -> io::Result<Vec<u8>> { loop {} }
#[unmodelled = "tokio::fs"] pub async fn write(path: impl AsRef<Path>, contents: impl AsRef<[u8]>) -> io::Result<()> { loop {} }
#[unmodelled = "tokio::fs"] pub async fn remove_file(path: impl AsRef<Path>) -> io::Result<()> { loop {} }
