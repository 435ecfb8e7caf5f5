//! Nothing but a reason for cargo to build the crates that lesson programs use.
