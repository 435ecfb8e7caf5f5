//! Files: outside the model.
