//! What commands print on the standard output.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, Write};

/// Prints a line. Unlike `println!` it does not panic when the output was closed.
macro_rules! say {
    ($($text:tt)*) => {
        $crate::cli::output::write(format_args!("{}\n", format_args!($($text)*)))
    };
}
pub(crate) use say;

/// Prints a text. A reader that ends early, such as `head`, has read enough: the command goes on and its status counts.
pub(crate) fn write(text: Arguments<'_>) {
    match io::stdout().lock().write_fmt(text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("guichet: the output cannot be written: {error}");
        }
        _ => {}
    }
}
