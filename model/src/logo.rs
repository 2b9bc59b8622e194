//! Portal logos, recognised by their bytes and never by their name.

use serde::{Deserialize, Serialize};

/// A portal's logo as pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// The file name below `/logo/`: a hash of the content, and the extension of the format.
    pub file: String,
    /// In pixels.
    pub width: i32,
    /// In pixels.
    pub height: i32,
}

/// An image format that every browser supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    Png,
    Jpeg,
    WebP,
}

/// The format and size in an image's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    pub kind: LogoKind,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Why an upload is not accepted as a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoProblem {
    TooLarge,
    /// Neither PNG nor JPEG nor WebP.
    NotAPicture,
    /// Smaller or larger than a page header can show.
    Size,
}

impl Logo {
    /// The maximum file size.
    pub const MAX_BYTES: usize = 48 * 1024;
    /// The minimum width and height.
    pub const MIN_PIXELS: u32 = 16;
    /// The maximum width, in pixels.
    pub const MAX_WIDTH: u32 = 1600;
    /// The maximum height, in pixels.
    pub const MAX_HEIGHT: u32 = 800;

    /// Returns the width in pixels at a height in pixels.
    pub fn width_at(&self, height: i32) -> i32 {
        (self.width * height / self.height.max(1)).max(1)
    }

    /// Returns the media type of a logo's file name.
    pub fn media_type(file: &str) -> Option<&'static str> {
        let (_, kind) = file.rsplit_once('.')?;
        [LogoKind::Png, LogoKind::Jpeg, LogoKind::WebP]
            .into_iter()
            .find(|known| known.extension() == kind)
            .map(LogoKind::media_type)
    }
}

impl LogoKind {
    /// Returns the file extension.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
        }
    }

    /// Returns the media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
        }
    }
}

impl Picture {
    /// Reads format and size of an image that is accepted as a logo.
    ///
    /// # Errors
    /// [`LogoProblem`] when the bytes are too many, no supported image, or the size is out of range.
    pub fn recognise(bytes: &[u8]) -> Result<Self, LogoProblem> {
        if bytes.len() > Logo::MAX_BYTES {
            return Err(LogoProblem::TooLarge);
        }
        let found = png(bytes).or_else(|| jpeg(bytes)).or_else(|| webp(bytes));
        let picture = found.ok_or(LogoProblem::NotAPicture)?;
        let fits = (Logo::MIN_PIXELS..=Logo::MAX_WIDTH).contains(&picture.width)
            && (Logo::MIN_PIXELS..=Logo::MAX_HEIGHT).contains(&picture.height);
        if fits { Ok(picture) } else { Err(LogoProblem::Size) }
    }

    fn new(kind: LogoKind, width: u32, height: u32) -> Self {
        Self { kind, width, height }
    }
}

fn number(bytes: &[u8], at: usize, length: usize, little: bool) -> Option<u32> {
    let part = bytes.get(at..at + length)?.iter();
    let join = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
    Some(if little { part.rev().fold(0, join) } else { part.fold(0, join) })
}

/// Reads the header chunk, which comes first (PNG, section 11.2.2).
fn png(bytes: &[u8]) -> Option<Picture> {
    let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(8..16)? == b"\0\0\0\x0dIHDR";
    let (width, height) = (number(bytes, 16, 4, false)?, number(bytes, 20, 4, false)?);
    is_png.then(|| Picture::new(LogoKind::Png, width, height))
}

/// Walks the segments by their lengths, up to the one that begins a frame (ITU T.81, section B.2).
fn jpeg(bytes: &[u8]) -> Option<Picture> {
    if !bytes.starts_with(b"\xff\xd8\xff") {
        return None;
    }
    let mut at = 2;
    loop {
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        match kind {
            _ if mark != 0xff => return None,
            // Fill bytes.
            0xff => at += 1,
            0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                let height = number(bytes, at + 5, 2, false)?;
                let width = number(bytes, at + 7, 2, false)?;
                return Some(Picture::new(LogoKind::Jpeg, width, height));
            }
            // The image data begins or ends before any frame header.
            0xd8..=0xda => return None,
            _ => at += 2 + usize::try_from(number(bytes, at + 2, 2, false)?).ok()?.max(2),
        }
    }
}

/// Reads one of three formats of the first chunk (RFC 9649).
fn webp(bytes: &[u8]) -> Option<Picture> {
    if bytes.get(..4)? != b"RIFF" || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    let (width, height) = match bytes.get(12..16)? {
        b"VP8X" => (number(bytes, 24, 3, true)? + 1, number(bytes, 27, 3, true)? + 1),
        b"VP8L" if *bytes.get(20)? == 0x2f => {
            let sizes = number(bytes, 21, 4, true)?;
            ((sizes & 0x3fff) + 1, (sizes >> 14 & 0x3fff) + 1)
        }
        b"VP8 " if bytes.get(23..26)? == b"\x9d\x01\x2a" => {
            let size = |at| Some(number(bytes, at, 2, true)? & 0x3fff);
            (size(26)?, size(28)?)
        }
        _ => return None,
    };
    Some(Picture::new(LogoKind::WebP, width, height))
}

#[cfg(test)]
mod tests;
