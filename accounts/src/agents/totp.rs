//! The arithmetic of one-time codes.
