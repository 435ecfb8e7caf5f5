//! The process.
use crate::fmt;
#[intrinsic("process::exit")]
pub fn exit(code: i32) -> !;
#[intrinsic("process::abort")]
pub fn abort() -> !;
#[must_use]
pub fn id() -> u32 { 4242 }
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExitCode(u8);
impl ExitCode {
    pub const SUCCESS: ExitCode = ExitCode(0);
    pub const FAILURE: ExitCode = ExitCode(1);
}
impl From<u8> for ExitCode { fn from(code: u8) -> Self { ExitCode(code) } }
#[lang = "termination"]
#[diagnostic::on_unimplemented(message = "`main` has invalid return type `{Self}`", label = "`main` can only return types that implement `{This}`")]
pub trait Termination {
    #[must_use]
    #[lang = "report"]
    fn report(self) -> ExitCode;
}
impl Termination for () { fn report(self) -> ExitCode { ExitCode(0) } }
impl Termination for ! { fn report(self) -> ExitCode { self } }
impl Termination for ExitCode { fn report(self) -> ExitCode { self } }
impl<T: Termination, E: fmt::Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode { match self { Ok(val) => val.report(), Err(err) => { crate::io::_eprint(format_args!("Error: {:?}\n", err)); ExitCode(1) } } }
}
