//! Formatting. `format_args!` becomes `Arguments { pieces: &[Piece, …] }`; everything after that is Rust.
use crate::cell::{Cell, RefCell, UnsafeCell};
use crate::string::String;

pub type Result = crate::result::Result<(), Error>;
#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Error;
impl Display for Error { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad("an error occurred when formatting an argument") } }
impl crate::error::Error for Error {}

pub trait Write {
    fn write_str(&mut self, s: &str) -> Result;
    fn write_char(&mut self, c: char) -> Result { self.write_str(crate::str::from_char(c)) }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result where Self: Sized { write(self, args) }
}
impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result { (**self).write_str(s) }
    fn write_char(&mut self, c: char) -> Result { (**self).write_char(c) }
}

#[lang = "format_opaque"]
pub struct Opaque { _private: *mut () }
#[lang = "format_piece"]
#[derive(Copy, Clone)]
pub enum Piece<'a> {
    Text(&'a str),
    /// `value` and `fmt` belong together: `fmt` is `<T as Trait>::fmt` for the `T` behind `value`.
    Placeholder { value: &'a Opaque, fmt: fn(&Opaque, &mut Formatter<'_>) -> Result, options: FormattingOptions },
}
#[lang = "format_arguments"]
#[derive(Copy, Clone)]
pub struct Arguments<'a> { pieces: &'a [Piece<'a>] }
impl<'a> Arguments<'a> {
    #[must_use]
    pub const fn as_str(&self) -> Option<&'static str> {
        if self.pieces.len() == 0 { return Some(""); }
        if self.pieces.len() > 1 { return None; }
        match &self.pieces[0] { Piece::Text(text) => Some(crate::string::keep(*text)), _ => None }
    }
}
impl Debug for Arguments<'_> { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(self, f) } }
impl Display for Arguments<'_> { fn fmt(&self, f: &mut Formatter<'_>) -> Result { write(f.buf, *self) } }
pub fn write(output: &mut dyn Write, args: Arguments<'_>) -> Result {
    let mut i = 0;
    while i < args.pieces.len() {
        match &args.pieces[i] {
            Piece::Text(text) => output.write_str(*text)?,
            Piece::Placeholder { value, fmt, options } => { let mut f = Formatter { options: *options, buf: &mut *output }; (*fmt)(*value, &mut f)?; }
        }
        i += 1;
    }
    Ok(())
}
#[lang = "fmt_format"]
pub fn format(args: Arguments<'_>) -> String {
    let mut out = String::new();
    write(&mut out, args).expect("a formatting trait implementation returned an error when the underlying stream did not");
    out
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment { Left, Right, Center }
/// `align`: 0 left, 1 right, 2 centre, 3 not given. `sign`: 0, 1 `+`, 2 `-`. `hex`: 0, 1 `{:x?}`, 2 `{:X?}`.
#[lang = "format_options"]
#[derive(Copy, Clone)]
pub struct FormattingOptions { fill: char, align: u8, sign: u8, alternate: bool, zero: bool, hex: u8, width: Option<usize>, precision: Option<usize> }
const PLAIN: FormattingOptions = FormattingOptions { fill: ' ', align: 3, sign: 0, alternate: false, zero: false, hex: 0, width: None, precision: None };
#[lang = "Formatter"]
pub struct Formatter<'a> { options: FormattingOptions, buf: &'a mut (dyn Write + 'a) }
impl<'a> Formatter<'a> {
    pub(crate) fn plain(buf: &'a mut dyn Write) -> Formatter<'a> { Formatter { options: PLAIN, buf } }
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {
        let sign = if !is_nonnegative { "-" } else if self.options.sign == 1 { "+" } else { "" };
        let prefix = if self.options.alternate { prefix } else { "" };
        self.pad_number(sign, prefix, buf)
    }
    fn pad_number(&mut self, sign: &str, prefix: &str, digits: &str) -> Result {
        let len = sign.len() + crate::str::char_count(prefix) + digits.len();
        let width = self.options.width.unwrap_or(0);
        if len >= width { self.buf.write_str(sign)?; self.buf.write_str(prefix)?; return self.buf.write_str(digits); }
        if self.options.zero {
            self.buf.write_str(sign)?;
            self.buf.write_str(prefix)?;
            self.fill_with('0', width - len)?;
            return self.buf.write_str(digits);
        }
        let (before, after) = self.split_padding(width - len, 1);
        self.fill_with(self.options.fill, before)?;
        self.buf.write_str(sign)?;
        self.buf.write_str(prefix)?;
        self.buf.write_str(digits)?;
        self.fill_with(self.options.fill, after)
    }
    pub fn pad(&mut self, s: &str) -> Result {
        if self.options.width.is_none() && self.options.precision.is_none() { return self.buf.write_str(s); }
        let mut s = s;
        if let Some(max) = self.options.precision { if let Some((i, _)) = s.char_indices().nth(max) { s = &s[..i]; } }
        let len = crate::str::char_count(s);
        match self.options.width {
            Some(width) if len < width => {
                let (before, after) = self.split_padding(width - len, 0);
                self.fill_with(self.options.fill, before)?;
                self.buf.write_str(s)?;
                self.fill_with(self.options.fill, after)
            }
            _ => self.buf.write_str(s),
        }
    }
    fn split_padding(&self, padding: usize, default: u8) -> (usize, usize) {
        match if self.options.align == 3 { default } else { self.options.align } { 0 => (0, padding), 1 => (padding, 0), _ => (padding / 2, (padding + 1) / 2) }
    }
    fn fill_with(&mut self, c: char, n: usize) -> Result { let mut left = n; while left > 0 { self.buf.write_char(c)?; left -= 1; } Ok(()) }
    pub fn write_str(&mut self, data: &str) -> Result { self.buf.write_str(data) }
    pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result { write(self.buf, fmt) }
    #[must_use]
    pub fn fill(&self) -> char { self.options.fill }
    #[must_use]
    pub fn align(&self) -> Option<Alignment> { match self.options.align { 0 => Some(Alignment::Left), 1 => Some(Alignment::Right), 2 => Some(Alignment::Center), _ => None } }
    #[must_use]
    pub fn width(&self) -> Option<usize> { self.options.width }
    #[must_use]
    pub fn precision(&self) -> Option<usize> { self.options.precision }
    #[must_use]
    pub fn sign_plus(&self) -> bool { self.options.sign == 1 }
    #[must_use]
    pub fn sign_minus(&self) -> bool { self.options.sign == 2 }
    #[must_use]
    pub fn alternate(&self) -> bool { self.options.alternate }
    #[must_use]
    pub fn sign_aware_zero_pad(&self) -> bool { self.options.zero }
    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> { let result = self.write_str(name); DebugStruct { fmt: self, result, has_fields: false } }
    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> { let result = self.write_str(name); DebugTuple { fmt: self, result, fields: 0, empty_name: name.is_empty() } }
    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> { let result = self.write_str("["); DebugList { inner: DebugInner { fmt: self, result, has_fields: false } } }
    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> { let result = self.write_str("{"); DebugSet { inner: DebugInner { fmt: self, result, has_fields: false } } }
    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> { let result = self.write_str("{"); DebugMap { fmt: self, result, has_fields: false } }
}
impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result { self.buf.write_str(s) }
    fn write_char(&mut self, c: char) -> Result { self.buf.write_char(c) }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result { write(self.buf, args) }
}

/// Indents what is written through it by four spaces, for `{:#?}`.
struct PadAdapter<'a> { buf: &'a mut (dyn Write + 'a), on_newline: bool }
impl Write for PadAdapter<'_> {
    fn write_str(&mut self, s: &str) -> Result {
        for line in s.split_inclusive('\n') {
            if self.on_newline { self.buf.write_str("    ")?; }
            self.on_newline = line.ends_with('\n');
            self.buf.write_str(line)?;
        }
        Ok(())
    }
}
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugStruct<'a, 'b: 'a> { fmt: &'a mut Formatter<'b>, result: Result, has_fields: bool }
impl<'a, 'b: 'a> DebugStruct<'a, 'b> {
    pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() { self.result = self.write_field(name, value); }
        self.has_fields = true;
        self
    }
    fn write_field(&mut self, name: &str, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields { self.fmt.write_str(" {\n")?; }
            let options = self.fmt.options;
            let mut pad = PadAdapter { buf: &mut *self.fmt.buf, on_newline: true };
            pad.write_str(name)?;
            pad.write_str(": ")?;
            value.fmt(&mut Formatter { options, buf: &mut pad })?;
            pad.write_str(",\n")
        } else {
            self.fmt.write_str(if self.has_fields { ", " } else { " { " })?;
            self.fmt.write_str(name)?;
            self.fmt.write_str(": ")?;
            value.fmt(self.fmt)
        }
    }
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = if !self.has_fields { self.fmt.write_str(" { .. }") } else if self.fmt.alternate() { self.fmt.write_str("    ..\n}") } else { self.fmt.write_str(", .. }") };
        self.result
    }
    pub fn finish(&mut self) -> Result {
        if self.has_fields && self.result.is_ok() { self.result = if self.fmt.alternate() { self.fmt.write_str("}") } else { self.fmt.write_str(" }") }; }
        self.result
    }
}
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugTuple<'a, 'b: 'a> { fmt: &'a mut Formatter<'b>, result: Result, fields: usize, empty_name: bool }
impl<'a, 'b: 'a> DebugTuple<'a, 'b> {
    pub fn field(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() { self.result = self.write_field(value); }
        self.fields += 1;
        self
    }
    fn write_field(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if self.fields == 0 { self.fmt.write_str("(\n")?; }
            let options = self.fmt.options;
            let mut pad = PadAdapter { buf: &mut *self.fmt.buf, on_newline: true };
            value.fmt(&mut Formatter { options, buf: &mut pad })?;
            pad.write_str(",\n")
        } else {
            self.fmt.write_str(if self.fields == 0 { "(" } else { ", " })?;
            value.fmt(self.fmt)
        }
    }
    pub fn finish(&mut self) -> Result {
        if self.fields > 0 && self.result.is_ok() {
            if self.fields == 1 && self.empty_name && !self.fmt.alternate() { self.fmt.write_str(",")?; }
            self.result = self.fmt.write_str(")");
        }
        self.result
    }
    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.result?;
        self.result = if self.fields == 0 { self.fmt.write_str("(..)") } else if self.fmt.alternate() { self.fmt.write_str("    ..\n)") } else { self.fmt.write_str(", ..)") };
        self.result
    }
}
struct DebugInner<'a, 'b: 'a> { fmt: &'a mut Formatter<'b>, result: Result, has_fields: bool }
impl<'a, 'b: 'a> DebugInner<'a, 'b> {
    fn entry(&mut self, value: &dyn Debug) {
        if self.result.is_ok() { self.result = self.write_entry(value); }
        self.has_fields = true;
    }
    fn write_entry(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields { self.fmt.write_str("\n")?; }
            let options = self.fmt.options;
            let mut pad = PadAdapter { buf: &mut *self.fmt.buf, on_newline: true };
            value.fmt(&mut Formatter { options, buf: &mut pad })?;
            pad.write_str(",\n")
        } else {
            if self.has_fields { self.fmt.write_str(", ")?; }
            value.fmt(self.fmt)
        }
    }
}
each! { ((DebugSet | "}"), (DebugList | "]")) =>
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct $0<'a, 'b: 'a> { inner: DebugInner<'a, 'b> }
impl<'a, 'b: 'a> $0<'a, 'b> {
    pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self { self.inner.entry(entry); self }
    pub fn entries<D, I>(&mut self, entries: I) -> &mut Self where D: Debug, I: IntoIterator<Item = D> { for entry in entries { self.inner.entry(&entry); } self }
    pub fn finish(&mut self) -> Result { self.inner.result?; self.inner.fmt.write_str($1) }
}
}
#[must_use = "must eventually call `finish()` on Debug builders"]
pub struct DebugMap<'a, 'b: 'a> { fmt: &'a mut Formatter<'b>, result: Result, has_fields: bool }
impl<'a, 'b: 'a> DebugMap<'a, 'b> {
    pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() { self.result = self.write_entry(key, value); }
        self.has_fields = true;
        self
    }
    fn write_entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields { self.fmt.write_str("\n")?; }
            let options = self.fmt.options;
            let mut pad = PadAdapter { buf: &mut *self.fmt.buf, on_newline: true };
            key.fmt(&mut Formatter { options, buf: &mut pad })?;
            pad.write_str(": ")?;
            value.fmt(&mut Formatter { options, buf: &mut pad })?;
            pad.write_str(",\n")
        } else {
            if self.has_fields { self.fmt.write_str(", ")?; }
            key.fmt(self.fmt)?;
            self.fmt.write_str(": ")?;
            value.fmt(self.fmt)
        }
    }
    pub fn entries<K, V, I>(&mut self, entries: I) -> &mut Self where K: Debug, V: Debug, I: IntoIterator<Item = (K, V)> { for (k, v) in entries { self.entry(&k, &v); } self }
    pub fn finish(&mut self) -> Result { self.result?; self.fmt.write_str("}") }
}

#[lang = "Debug"]

#[rustc_on_unimplemented(
    on(crate_local, label = "`{Self}` cannot be formatted using `{{:?}}`", note = "add `#[derive(Debug)]` to `{Self}` or manually `impl {This} for {Self}`"),
    on(from_desugaring = "FormatLiteral", label = "`{Self}` cannot be formatted using `{{:?}}` because it doesn't implement `{This}`"),
    message = "`{Self}` doesn't implement `{This}`")]
pub trait Debug { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
#[lang = "Display"]
#[rustc_on_unimplemented(
    on(any(Self = "std::path::Path", Self = "std::path::PathBuf"), label = "`{Self}` cannot be formatted with the default formatter; call `.display()` on it"),
    on(from_desugaring = "FormatLiteral", note = "in format strings you may be able to use `{{:?}}` (or {{:#?}} for pretty-print) instead", label = "`{Self}` cannot be formatted with the default formatter"),
    message = "`{Self}` doesn't implement `{This}`")]
pub trait Display { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
each! { (Octal, Binary, LowerHex, UpperHex, LowerExp, UpperExp, Pointer) =>
#[lang = "$T"]
#[diagnostic::on_unimplemented(message = "the trait bound `{Self}: {This}` is not satisfied")]
pub trait $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
}
each! { (Debug, Display, Octal, Binary, LowerHex, UpperHex, LowerExp, UpperExp) =>
impl<T: ?Sized + $T> $T for &T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { $T::fmt(&**self, f) } }
impl<T: ?Sized + $T> $T for &mut T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { $T::fmt(&**self, f) } }
}

/// The digits of the magnitude. `radix` 2, 8, 10 or 16; negative numbers in another radix than 10 show two's complement.
#[intrinsic("fmt::int_text")]
fn int_text<T>(value: T, radix: u32, upper: bool) -> &'static str;
#[intrinsic("fmt::int_exp")]
fn int_exp<T>(value: T, precision: isize, upper: bool) -> &'static str;
/// The magnitude's text. `mode`: 0 Display, 1 Debug, 2 LowerExp, 3 UpperExp; `precision` -1: shortest that reads back.
#[intrinsic("fmt::float_text")]
fn float_text<T>(value: T, precision: isize, mode: u32) -> &'static str;
#[intrinsic("fmt::float_negative")]
fn float_negative<T>(value: T) -> bool;
#[intrinsic("fmt::pointer_text")]
fn pointer_text(addr: usize) -> &'static str;
each! { (i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize) =>
impl Display for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(!is_negative(*self as i128, $T::MIN != 0), "", int_text(*self, 10, false)) } }
impl Debug for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { match f.options.hex { 0 => Display::fmt(self, f), 1 => LowerHex::fmt(self, f), _ => UpperHex::fmt(self, f) } } }
impl Binary for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(true, "0b", int_text(*self, 2, false)) } }
impl Octal for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(true, "0o", int_text(*self, 8, false)) } }
impl LowerHex for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(true, "0x", int_text(*self, 16, false)) } }
impl UpperHex for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(true, "0x", int_text(*self, 16, true)) } }
impl LowerExp for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(!is_negative(*self as i128, $T::MIN != 0), "", int_exp(*self, precision_or(f, -1), false)) } }
impl UpperExp for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad_integral(!is_negative(*self as i128, $T::MIN != 0), "", int_exp(*self, precision_or(f, -1), true)) } }
}
fn is_negative(value: i128, signed: bool) -> bool { signed && value < 0 }
fn precision_or(f: &Formatter<'_>, default: isize) -> isize { match f.options.precision { Some(p) => p as isize, None => default } }
each! { (f32, f64) =>
impl Display for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { float_fmt(f, float_text(*self, precision_or(f, -1), 0), float_negative(*self), *self != *self) } }
impl Debug for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { float_fmt(f, float_text(*self, precision_or(f, -1), 1), float_negative(*self), *self != *self) } }
impl LowerExp for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { float_fmt(f, float_text(*self, precision_or(f, -1), 2), float_negative(*self), *self != *self) } }
impl UpperExp for $T { fn fmt(&self, f: &mut Formatter<'_>) -> Result { float_fmt(f, float_text(*self, precision_or(f, -1), 3), float_negative(*self), *self != *self) } }
}
fn float_fmt(f: &mut Formatter<'_>, text: &str, negative: bool, nan: bool) -> Result {
    let sign = if nan { "" } else if negative { "-" } else if f.options.sign == 1 { "+" } else { "" };
    f.pad_number(sign, "", text)
}
impl Display for bool { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(if *self { "true" } else { "false" }) } }
impl Debug for bool { fn fmt(&self, f: &mut Formatter<'_>) -> Result { Display::fmt(self, f) } }
impl Display for str { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(self) } }
impl Debug for str { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.write_str("\"")?; f.write_str(crate::str::escape(self))?; f.write_str("\"") } }
impl Display for char { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad(crate::str::from_char(*self)) } }
impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("'")?;
        match *self { '\'' => f.write_str("\\'")?, '"' => f.write_str("\"")?, c => f.write_str(crate::str::escape(crate::str::from_char(c)))? }
        f.write_str("'")
    }
}
impl Debug for () { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.pad("()") } }
impl Debug for ! { fn fmt(&self, _: &mut Formatter<'_>) -> Result { *self } }
impl Display for ! { fn fmt(&self, _: &mut Formatter<'_>) -> Result { *self } }
pub(crate) fn pointer_fmt(addr: usize, f: &mut Formatter<'_>) -> Result {
    let old = f.options;
    if f.options.alternate { f.options.zero = true; if f.options.width.is_none() { f.options.width = Some(18); } }
    f.options.alternate = true;
    let done = f.pad_integral(true, "0x", pointer_text(addr));
    f.options = old;
    done
}
impl<T: ?Sized> Debug for UnsafeCell<T> { fn fmt(&self, f: &mut Formatter<'_>) -> Result { f.debug_struct("UnsafeCell").finish_non_exhaustive() } }
pub fn from_fn<F: Fn(&mut Formatter<'_>) -> Result>(f: F) -> FromFn<F> { FromFn(f) }
pub struct FromFn<F>(F);
impl<F: Fn(&mut Formatter<'_>) -> Result> Debug for FromFn<F> { fn fmt(&self, f: &mut Formatter<'_>) -> Result { (self.0)(f) } }
impl<F: Fn(&mut Formatter<'_>) -> Result> Display for FromFn<F> { fn fmt(&self, f: &mut Formatter<'_>) -> Result { (self.0)(f) } }
