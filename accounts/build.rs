//! Makes the functions of `src/mail/texts` from `locales/*/mail`.

use std::io;
use texts::{Area, Plain, build};

fn main() -> io::Result<()> {
    build(&Area { folder: "mail", visibility: "pub(super)", plain: Plain::Owned })
}
