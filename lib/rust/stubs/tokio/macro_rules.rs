//! Macros of tokio. `#[builtin_macro]`: expanded in TypeScript (lib/rust/expand) in the shape of the real ones.
#[macro_export] #[builtin_macro = "select"] macro_rules! select { }
#[macro_export] #[builtin_macro = "tokio_join"] macro_rules! join { }
#[macro_export] #[builtin_macro = "tokio_try_join"] macro_rules! try_join { }
#[macro_export] #[builtin_macro = "tokio_main"] macro_rules! main { }
#[macro_export] #[builtin_macro = "tokio_test"] macro_rules! test { }

#[macro_export]
macro_rules! pin {
    ($($x:ident),* $(,)?) => { $(
        let mut $x = $x;
        #[allow(unused_mut)]
        let mut $x = unsafe { $crate::macros::support::Pin::new_unchecked(&mut $x) };
    )* };
    ($(let $x:ident = $init:expr;)*) => { $(
        let $x = $init;
        let mut $x = $x;
        #[allow(unused_mut)]
        let mut $x = unsafe { $crate::macros::support::Pin::new_unchecked(&mut $x) };
    )* };
}

#[macro_export]
macro_rules! task_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident : $t:ty; $($rest:tt)*) => {
        $vis static $name: $crate::task::LocalKey<$t> = $crate::task::LocalKey::__new(::std::stringify!($name));
        $crate::task_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident : $t:ty) => { $crate::task_local!($vis static $name: $t;); };
}
