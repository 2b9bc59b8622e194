//! Reading hashes as other systems write them.

use super::{
    ForeignHash, HashRefusal,
    algorithm::{Algorithm, Prf},
};
use base64::{
    Engine, alphabet,
    engine::{
        DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig,
        general_purpose::{STANDARD, STANDARD_NO_PAD},
    },
};

/// Longer than any hash of a known kind.
const MAX_BYTES: usize = 512;

/// The alphabet of bcrypt. Some libraries leave the unused bits of the last character set.
const BCRYPT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::BCRYPT,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

const PHPASS_ALPHABET: &[u8; 64] =
    b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A function with its parameters, the salt and the tag.
type Parts = (Algorithm, Vec<u8>, Vec<u8>);

impl ForeignHash {
    /// Reads a hash: argon2 and scrypt as PHC strings, bcrypt, PBKDF2 of Django and of ASP.NET Identity, phpass.
    ///
    /// # Errors
    /// [`HashRefusal`] when the kind is unknown, the text is not whole, or verifying it would cost too much.
    pub(crate) fn parse(text: &str) -> Result<Self, HashRefusal> {
        let text = text.trim();
        let read = reader(text).ok_or(HashRefusal::UnknownKind)?;
        let short = Some(text).filter(|text| text.len() <= MAX_BYTES);
        let (algorithm, salt, tag) = short.and_then(read).ok_or(HashRefusal::Malformed)?;
        if !algorithm.is_affordable(tag.len()) {
            return Err(HashRefusal::TooCostly);
        }
        Ok(Self { text: text.to_owned(), algorithm, salt, tag })
    }
}

/// Returns the function that reads the kind which the text begins like.
fn reader(text: &str) -> Option<fn(&str) -> Option<Parts>> {
    let begins = |beginnings: &[&str]| beginnings.iter().any(|it| text.starts_with(it));
    let read: fn(&str) -> Option<Parts> = match () {
        () if begins(&["$argon2id$", "$argon2i$", "$argon2d$"]) => argon2,
        () if begins(&["$2a$", "$2b$", "$2y$"]) => bcrypt,
        () if begins(&["pbkdf2_sha1$", "pbkdf2_sha256$", "pbkdf2_sha512$"]) => django,
        () if begins(&["$P$", "$H$"]) => phpass,
        () if begins(&["$scrypt$"]) => scrypt,
        () if is_identity(text) => identity,
        () => return None,
    };
    Some(read)
}

/// `$argon2id$v=19$m=65536,t=3,p=4$<salt>$<tag>`; before version 19 without `v`.
fn argon2(text: &str) -> Option<Parts> {
    let mut parts = text.split('$').skip(1);
    let variant = match parts.next()? {
        "argon2id" => argon2::Algorithm::Argon2id,
        "argon2i" => argon2::Algorithm::Argon2i,
        _ => argon2::Algorithm::Argon2d,
    };
    let first = parts.next()?;
    let (version, costs) = match first.strip_prefix("v=") {
        Some("19") => (argon2::Version::V0x13, parts.next()?),
        Some("16") => (argon2::Version::V0x10, parts.next()?),
        Some(_) => return None,
        None => (argon2::Version::V0x10, first),
    };
    let [memory_kib, passes, lanes] = named(costs, ["m=", "t=", "p="])?;
    let (salt, tag) = salt_and_tag(parts)?;
    let is_possible = passes > 0 && lanes > 0 && memory_kib / 8 >= lanes && salt.len() >= 8;
    let algorithm = Algorithm::Argon2 { variant, version, memory_kib, passes, lanes };
    is_possible.then_some((algorithm, salt, tag))
}

/// `$scrypt$ln=16,r=8,p=1$<salt>$<tag>`.
fn scrypt(text: &str) -> Option<Parts> {
    let mut parts = text.split('$').skip(2);
    let [log_n, r, p] = named(parts.next()?, ["ln=", "r=", "p="])?;
    let (salt, tag) = salt_and_tag(parts)?;
    let algorithm = Algorithm::Scrypt { log_n: u8::try_from(log_n).unwrap_or(u8::MAX), r, p };
    (log_n > 0 && r > 0 && p > 0).then_some((algorithm, salt, tag))
}

/// `$2b$12$<salt of 22 characters><tag of 31>`.
fn bcrypt(text: &str) -> Option<Parts> {
    let (cost, encoded) = text.get(4..)?.split_once('$')?;
    let (salt, tag) = encoded.split_at_checked(22)?;
    let cost = number(cost).filter(|&number| number >= 4 && cost.len() == 2)?;
    let (salt, tag) = (BCRYPT.decode(salt).ok()?, BCRYPT.decode(tag).ok()?);
    (tag.len() == 23).then_some((Algorithm::Bcrypt { cost }, salt, tag))
}

/// `pbkdf2_sha256$1000000$<salt as it is>$<tag>`.
fn django(text: &str) -> Option<Parts> {
    let mut parts = text.split('$');
    let prf = match parts.next()? {
        "pbkdf2_sha1" => Prf::Sha1,
        "pbkdf2_sha256" => Prf::Sha256,
        _ => Prf::Sha512,
    };
    let iterations = number(parts.next()?).filter(|&number| number > 0)?;
    let salt = parts.next().filter(|salt| !salt.is_empty())?.as_bytes().to_vec();
    let tag = STANDARD.decode(parts.next()?).ok().filter(|tag| tag.len() == prf.bytes())?;
    parts.next().is_none().then_some((Algorithm::Pbkdf2 { prf, iterations }, salt, tag))
}

/// `$P$B<salt of 8 characters><tag of 22>`, where `B` is the binary logarithm of the rounds.
fn phpass(text: &str) -> Option<Parts> {
    let bytes = text.as_bytes().get(3..).filter(|bytes| bytes.len() == 31)?;
    let log_rounds = phpass_value(bytes[0]).filter(|value| (7..=30).contains(value))?;
    let tag: Option<Vec<_>> = bytes[9..].chunks(4).map(phpass_bytes).collect();
    let algorithm = Algorithm::Phpass { rounds: 1 << log_rounds };
    Some((algorithm, bytes[1..9].to_vec(), tag?.concat()))
}

fn phpass_value(character: u8) -> Option<u32> {
    let position = PHPASS_ALPHABET.iter().position(|&other| other == character)?;
    u32::try_from(position).ok()
}

/// Decodes up to four characters, the lowest bits first.
fn phpass_bytes(characters: &[u8]) -> Option<Vec<u8>> {
    let mut value = 0;
    for &character in characters.iter().rev() {
        value = (value << 6) | phpass_value(character)?;
    }
    let count = characters.len() * 6 / 8;
    (value >> (8 * count) == 0).then(|| value.to_le_bytes()[..count].to_vec())
}

/// Returns whether it looks like base64 of a first byte 0 or 1, as versions 2 and 3 of ASP.NET Identity write it.
fn is_identity(text: &str) -> bool {
    let versions = |second: &u8| matches!(second, b'A'..=b'Z' | b'a'..=b'f');
    let bytes = text.as_bytes();
    bytes.len() >= 40
        && bytes[0] == b'A'
        && bytes.get(1).is_some_and(versions)
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte))
}

/// Version 2: 0, salt, tag. Version 3: 1, the function, the iterations and the length of the salt as four bytes each,
/// salt, tag.
fn identity(text: &str) -> Option<Parts> {
    let blob = STANDARD.decode(text).ok()?;
    let (&version, rest) = blob.split_first()?;
    if version == 0 {
        let (salt, tag) = rest.split_at_checked(16).filter(|(_, tag)| tag.len() == 32)?;
        let algorithm = Algorithm::Pbkdf2 { prf: Prf::Sha1, iterations: 1000 };
        return Some((algorithm, salt.to_vec(), tag.to_vec()));
    }
    let (header, rest) = rest.split_at_checked(12)?;
    let field = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    let prf = match field(0)? {
        0 => Prf::Sha1,
        1 => Prf::Sha256,
        2 => Prf::Sha512,
        _ => return None,
    };
    let iterations = field(4)?;
    let (salt, tag) = rest.split_at_checked(usize::try_from(field(8)?).ok()?)?;
    let is_whole = iterations > 0 && salt.len() >= 16 && [16, 32, 64].contains(&tag.len());
    let algorithm = Algorithm::Pbkdf2 { prf, iterations };
    is_whole.then(|| (algorithm, salt.to_vec(), tag.to_vec()))
}

/// Reads `m=1,t=2` and the like: exactly these names, in this order.
fn named<const N: usize>(text: &str, names: [&str; N]) -> Option<[u32; N]> {
    let mut numbers = [0; N];
    let mut given = text.split(',');
    for (read, name) in numbers.iter_mut().zip(names) {
        *read = number(given.next()?.strip_prefix(name)?)?;
    }
    given.next().is_none().then_some(numbers)
}

/// Reads digits; what is too large becomes the largest number.
fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u32::MAX))
}

/// Reads the last two parts of a PHC string. Tags have whole groups of eight bytes, so that most truncated ones are
/// found.
fn salt_and_tag<'a>(mut parts: impl Iterator<Item = &'a str>) -> Option<(Vec<u8>, Vec<u8>)> {
    let salt = STANDARD_NO_PAD.decode(parts.next()?).ok()?;
    let tag = STANDARD_NO_PAD.decode(parts.next()?).ok()?;
    let is_whole = (16..=64).contains(&tag.len()) && tag.len().is_multiple_of(8);
    (is_whole && parts.next().is_none()).then_some((salt, tag))
}
