//! Sockets: outside the model.
