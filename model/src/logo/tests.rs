use super::*;
use proptest::prelude::*;

fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x06\0\0\0");
    bytes
}

fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc4\0\x03x\xff\xc2\0\x11\x08".to_vec();
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes
}

fn webp_of(chunk: &[u8]) -> Vec<u8> {
    [b"RIFF\0\0\0\0WEBP", chunk].concat()
}

#[test]
fn the_size_is_read_from_each_format() {
    let found = |bytes: &[u8]| Picture::recognise(bytes);
    assert_eq!(found(&png_of(300, 80)), Ok(Picture::new(LogoKind::Png, 300, 80)));
    assert_eq!(found(&jpeg_of(300, 80)), Ok(Picture::new(LogoKind::Jpeg, 300, 80)));
    let webp = Ok(Picture::new(LogoKind::WebP, 300, 80));
    let extended = b"VP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\x4f\0\0";
    assert_eq!(found(&webp_of(extended)), webp);
    let lossless = 299_u32 | 79 << 14;
    let lossless = [b"VP8L\0\0\0\0\x2f".as_slice(), &lossless.to_le_bytes()].concat();
    assert_eq!(found(&webp_of(&lossless)), webp);
    let lossy = b"VP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x2c\x01\x50\0";
    assert_eq!(found(&webp_of(lossy)), webp);
}

#[test]
fn other_files_and_wrong_sizes_are_refused() {
    for bytes in [
        b"".as_slice(),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\x10\0\x10\0",
        b"<script>alert(1)</script>",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xda\0\x02",
        b"RIFF\0\0\0\0WAVEfmt ",
    ] {
        assert_eq!(Picture::recognise(bytes), Err(LogoProblem::NotAPicture));
    }
    for (width, height) in [(15, 80), (80, 15), (1601, 80), (80, 801), (u32::MAX, u32::MAX)] {
        let found = Picture::recognise(&png_of(width, height));
        assert_eq!(found, Err(LogoProblem::Size), "{width} x {height}");
    }
    let mut large = png_of(300, 80);
    large.resize(Logo::MAX_BYTES, 0);
    assert!(Picture::recognise(&large).is_ok());
    large.push(0);
    assert_eq!(Picture::recognise(&large), Err(LogoProblem::TooLarge));
}

#[test]
fn the_media_type_follows_from_the_extension() {
    assert_eq!(Logo::media_type("ab12.jpg"), Some("image/jpeg"));
    for file in ["ab12.svg", "ab12", "", "../x"] {
        assert_eq!(Logo::media_type(file), None);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(start in 0..4_usize, rest in proptest::collection::vec(any::<u8>(), 0..200)) {
        let starts: [&[u8]; 4] = [b"", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8"];
        let _ = Picture::recognise(&[starts[start], &rest].concat());
    }
}
