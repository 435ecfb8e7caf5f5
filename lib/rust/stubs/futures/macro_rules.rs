//! Macros of futures. `#[builtin_macro]`: expanded in TypeScript (lib/rust/expand).
#[macro_export] #[builtin_macro = "futures_join"] macro_rules! join { }
#[macro_export] #[builtin_macro = "futures_try_join"] macro_rules! try_join { }
#[macro_export] #[builtin_macro = "futures_select"] macro_rules! select { }
#[macro_export] #[builtin_macro = "futures_select_biased"] macro_rules! select_biased { }
#[macro_export]
macro_rules! ready { ($e:expr $(,)?) => { match $e { ::std::task::Poll::Ready(t) => t, ::std::task::Poll::Pending => { return ::std::task::Poll::Pending; } } }; }
#[macro_export]
macro_rules! pin_mut {
    ($($x:ident),* $(,)?) => { $(
        let mut $x = $x;
        #[allow(unused_mut)]
        let mut $x = unsafe { ::std::pin::Pin::new_unchecked(&mut $x) };
    )* };
}
#[macro_export]
macro_rules! poll { ($e:expr $(,)?) => { $crate::__async_await::poll($e).await }; }
#[macro_export]
macro_rules! pending { () => { $crate::__async_await::pending_once().await }; }
