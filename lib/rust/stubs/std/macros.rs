//! Macros of core, alloc and std. `#[builtin_macro = "…"]`: expanded in TypeScript (lib/rust/expand).
//! `#[at = "path"]`: named in that module, not at the crate's root. Derives and attributes are macros too.

#[macro_export] #[builtin_macro = "format_args"] macro_rules! format_args { }
#[macro_export] #[builtin_macro = "format_args_nl"] macro_rules! format_args_nl { }
#[macro_export] #[builtin_macro = "format_args"] macro_rules! const_format_args { }
#[macro_export] #[builtin_macro = "concat"] macro_rules! concat { }
#[macro_export] #[builtin_macro = "stringify"] macro_rules! stringify { }
#[macro_export] #[builtin_macro = "line"] macro_rules! line { }
#[macro_export] #[builtin_macro = "column"] macro_rules! column { }
#[macro_export] #[builtin_macro = "file"] macro_rules! file { }
#[macro_export] #[builtin_macro = "module_path"] macro_rules! module_path { }
#[macro_export] #[builtin_macro = "cfg"] macro_rules! cfg { }
#[macro_export] #[builtin_macro = "compile_error"] macro_rules! compile_error { }
#[macro_export] #[builtin_macro = "env"] macro_rules! env { }
#[macro_export] #[builtin_macro = "option_env"] macro_rules! option_env { }
#[macro_export] #[builtin_macro = "include"] macro_rules! include { }
#[macro_export] #[builtin_macro = "include"] macro_rules! include_str { }
#[macro_export] #[builtin_macro = "include"] macro_rules! include_bytes { }
#[macro_export] #[builtin_macro = "assert"] macro_rules! assert { }
#[macro_export] #[builtin_macro = "assert"] macro_rules! debug_assert { }
#[macro_export] #[builtin_macro = "asm"] #[at = "arch"] macro_rules! asm { }

#[macro_export]
macro_rules! print { ($($arg:tt)*) => {{ $crate::io::_print($crate::format_args!($($arg)*)); }}; }
#[macro_export]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($arg:tt)*) => {{ $crate::io::_print($crate::format_args_nl!($($arg)*)); }};
}
#[macro_export]
macro_rules! eprint { ($($arg:tt)*) => {{ $crate::io::_eprint($crate::format_args!($($arg)*)); }}; }
#[macro_export]
macro_rules! eprintln {
    () => { $crate::eprint!("\n") };
    ($($arg:tt)*) => {{ $crate::io::_eprint($crate::format_args_nl!($($arg)*)); }};
}
#[macro_export]
macro_rules! format { ($($arg:tt)*) => { $crate::fmt::format($crate::format_args!($($arg)*)) }; }
#[macro_export]
macro_rules! write { ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args!($($arg)*)) }; }
#[macro_export]
macro_rules! writeln {
    ($dst:expr $(,)?) => { $crate::write!($dst, "\n") };
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args_nl!($($arg)*)) };
}

#[macro_export]
macro_rules! panic {
    () => { $crate::panicking::panic_str("explicit panic") };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!($($arg)+)) };
}
#[macro_export]
macro_rules! unreachable {
    () => { $crate::panicking::panic_str("internal error: entered unreachable code") };
    ($fmt:literal $($arg:tt)*) => { $crate::panicking::panic_fmt($crate::format_args!($crate::concat!("internal error: entered unreachable code: ", $fmt) $($arg)*)) };
}
#[macro_export]
macro_rules! unimplemented {
    () => { $crate::panicking::panic_str("not implemented") };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!("not implemented: {}", $crate::format_args!($($arg)+))) };
}
#[macro_export]
macro_rules! todo {
    () => { $crate::panicking::panic_str("not yet implemented") };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!("not yet implemented: {}", $crate::format_args!($($arg)+))) };
}

#[macro_export]
macro_rules! assert_eq {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed("==", &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed("==", &*left_val, &*right_val, $crate::option::Option::Some($crate::format_args!($($arg)+)));
                }
            }
        }
    };
}
#[macro_export]
macro_rules! assert_ne {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed("!=", &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed("!=", &*left_val, &*right_val, $crate::option::Option::Some($crate::format_args!($($arg)+)));
                }
            }
        }
    };
}
#[macro_export]
macro_rules! debug_assert_eq { ($($arg:tt)*) => { $crate::assert_eq!($($arg)*) }; }
#[macro_export]
macro_rules! debug_assert_ne { ($($arg:tt)*) => { $crate::assert_ne!($($arg)*) }; }
#[macro_export]
macro_rules! assert_matches {
    ($value:expr, $pattern:pat $(if $guard:expr)? $(,)?) => { match $value { $pattern $(if $guard)? => {} _ => $crate::panicking::panic_str("assertion failed") } };
}
#[macro_export]
macro_rules! matches {
    ($value:expr, $pattern:pat $(if $guard:expr)? $(,)?) => { match $value { $pattern $(if $guard)? => true, _ => false } };
}

#[macro_export]
macro_rules! vec {
    () => { $crate::vec::Vec::new() };
    ($elem:expr; $n:expr) => { $crate::vec::from_elem($elem, $n) };
    ($($x:expr),+ $(,)?) => { $crate::vec::from_boxed($crate::boxed::Box::new([$($x),+])) };
}

#[macro_export]
macro_rules! dbg {
    () => { $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!()) };
    ($val:expr $(,)?) => {
        match $val {
            tmp => {
                $crate::eprintln!("[{}:{}:{}] {} = {:#?}", $crate::file!(), $crate::line!(), $crate::column!(), $crate::stringify!($val), &tmp);
                tmp
            }
        }
    };
    ($($val:expr),+ $(,)?) => { ($($crate::dbg!($val)),+,) };
}

#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident : $t:ty = const $init:block; $($rest:tt)*) => {
        $vis const $name: $crate::thread::LocalKey<$t> = $crate::thread::LocalKey::new({ fn init() -> $t $init init }, $crate::stringify!($name));
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident : $t:ty = const $init:block) => {
        $crate::thread_local!($vis static $name: $t = const $init;);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident : $t:ty = $init:expr; $($rest:tt)*) => {
        $vis const $name: $crate::thread::LocalKey<$t> = $crate::thread::LocalKey::new({ fn init() -> $t { $init } init }, $crate::stringify!($name));
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident : $t:ty = $init:expr) => {
        $crate::thread_local!($vis static $name: $t = $init;);
    };
}

#[at = "pin"]
macro_rules! pin { ($value:expr $(,)?) => { $crate::pin::Pin::<&mut _> { pointer: &mut { $value } } }; }
#[at = "task"]
macro_rules! ready { ($e:expr $(,)?) => { match $e { $crate::task::Poll::Ready(t) => t, $crate::task::Poll::Pending => { return $crate::task::Poll::Pending; } } }; }
#[at = "ptr"]
macro_rules! addr_of { ($place:expr) => { &raw const $place }; }
#[at = "ptr"]
macro_rules! addr_of_mut { ($place:expr) => { &raw mut $place }; }
#[at = "future"] #[builtin_macro = "std_join"]
macro_rules! join { }

#[macro_export] #[at = "clone"] #[builtin_macro = "derive_clone"] macro_rules! Clone { }
#[macro_export] #[at = "marker"] #[builtin_macro = "derive_copy"] macro_rules! Copy { }
#[macro_export] #[at = "fmt"] #[builtin_macro = "derive_debug"] macro_rules! Debug { }
#[macro_export] #[at = "default"] #[builtin_macro = "derive_default"] macro_rules! Default { }
#[macro_export] #[at = "cmp"] #[builtin_macro = "derive_partial_eq"] macro_rules! PartialEq { }
#[macro_export] #[at = "cmp"] #[builtin_macro = "derive_eq"] macro_rules! Eq { }
#[macro_export] #[at = "cmp"] #[builtin_macro = "derive_partial_ord"] macro_rules! PartialOrd { }
#[macro_export] #[at = "cmp"] #[builtin_macro = "derive_ord"] macro_rules! Ord { }
#[macro_export] #[at = "hash"] #[builtin_macro = "derive_hash"] macro_rules! Hash { }
