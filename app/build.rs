//! Makes the functions of `src/texts` from `locales/*/app`.

use std::io;
use texts::{Area, Plain, build};

fn main() -> io::Result<()> {
    build(&Area { folder: "app", visibility: "pub", plain: Plain::Borrowed })
}
