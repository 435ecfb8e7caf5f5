//! Signals: outside the model.
