//! Signals. The checker knows the signature; running it is outside the model.
#[unmodelled = "tokio::signal"] pub async fn ctrl_c() -> std::io::Result<()> { loop {} }
