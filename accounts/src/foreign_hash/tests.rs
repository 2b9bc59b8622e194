//! Hashes of other systems' own libraries (`vectors.py`), whole and broken.

use super::*;
use base64::{Engine, engine::general_purpose::STANDARD};
use proptest::prelude::*;

/// The password and its hash, by the library that made it.
fn vectors() -> Vec<(&'static str, &'static str, &'static str)> {
    let lines = include_str!("vectors.txt").lines();
    let fields = lines.map(|line| line.split('\t').collect::<Vec<_>>());
    fields.map(|fields| (fields[0], fields[1], fields[2])).collect()
}

fn matches(hash: &str, password: &str) -> bool {
    let hash = ForeignHash::parse(hash).expect("a hash");
    hash.matches(password, &mut Effort::default())
}

fn refusal(hash: &str) -> Option<HashRefusal> {
    ForeignHash::parse(hash).err()
}

#[test]
fn every_kind_verifies_the_right_password_alone() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 18);
    for (name, password, hash) in vectors {
        assert!(matches(hash, password), "{name}");
        assert!(!matches(hash, &format!("x{password}")), "{name}");
        assert!(!matches(hash, ""), "{name}");
        let stored = ForeignHash::parse(&format!(" {hash}\r\n")).expect("a hash").stored();
        assert!(ForeignHash::is_stored(&stored) && !ForeignHash::is_stored(hash), "{name}");
        let again = ForeignHash::from_stored(&stored).expect("a hash");
        assert!(again.matches(password, &mut Effort::default()), "{name}");
        assert!(!format!("{again:?}").contains(&hash[hash.len() - 16..]), "{name}");
    }
}

#[test]
fn a_password_is_taken_as_it_was_typed() {
    let (_, _, hash) = vectors()[0];
    assert!(matches(hash, "Río & señal 27"));
    assert!(!matches(hash, "Ri\u{301}o & señal 27"), "nobody else normalises");
    assert!(!matches(hash, "Río & señal 27 "));
}

#[test]
fn bcrypt_reads_72_bytes_and_takes_no_nul() {
    let long = "ñ".repeat(40);
    let named = |name: &str| {
        let found = vectors().into_iter().find(|vector| vector.0 == name);
        found.expect("a vector").2
    };
    let hash = named("bcrypt longer than 72 bytes");
    assert!(matches(hash, &format!("{long}and more")));
    assert!(!matches(hash, &"ñ".repeat(35)));
    for nul in ["Río & señal 27\0", "Río & señal 27\0more", "\0"] {
        assert!(!matches(named("bcrypt $2b$"), nul), "{nul:?}");
    }
    assert!(!matches(hash, &format!("{long}\0")), "even where it is not read");
}

#[test]
fn truncated_hashes_are_refused() {
    for (name, _, hash) in vectors() {
        for left in [hash.len() - 1, hash.len() - 2, hash.len() - 8, hash.len() / 2, 4, 1, 0] {
            let refused = refusal(&hash[..left]);
            let closed = [Some(HashRefusal::Malformed), Some(HashRefusal::UnknownKind)];
            assert!(closed.contains(&refused), "{name}: {left} characters");
        }
        assert!(refusal(&format!("{hash}$")).is_some(), "{name}: more at the end");
        assert!(refusal(&format!("{hash}{}", "A".repeat(600))).is_some(), "{name}: much more");
    }
}

#[test]
fn unknown_kinds_are_refused() {
    for text in [
        "",
        "the river in autumn",
        "Alpha",
        "5f4dcc3b5aa765d61d8327deb882cf99",
        "$1$abcdefgh$9kzZzbB2XoDqPkOYzWbHf1",
        "$6$rounds=5000$abcdefgh$x",
        "$2x$05$abcdefghijklmnopqrstuuyugO8jUiYb3VDnixZgfKGpOCELj81UC",
        "{SSHA}dGhlIHJpdmVyIGluIGF1dHVtbg==",
        "sha1$salt$0123456789abcdef0123456789abcdef01234567",
        "bcrypt_sha256$$2b$05$abcdefghijklmnopqrstuuyugO8jUiYb3VDnixZgfKGpOCELj81UC",
        "pbkdf2_md5$1000$salt$We9NoV2LXz3gWUY8puHzke0v8gQBL1ig1A5fQRCwMKU=",
        "foreign:$2b$05$abcdefghijklmnopqrstuuyugO8jUiYb3VDnixZgfKGpOCELj81UC",
    ] {
        assert_eq!(refusal(text), Some(HashRefusal::UnknownKind), "{text}");
    }
}

const BCRYPT: &str = "abcdefghijklmnopqrstuuyugO8jUiYb3VDnixZgfKGpOCELj81UC";
const PHC: &str = "AAECAwQFBgcICQoLDA0ODw$nxHdtNMURRfZhx6QdOI7kjSEBQeNNdmgOVScDXbpBe8";
const SHA256: &str = "salt$We9NoV2LXz3gWUY8puHzke0v8gQBL1ig1A5fQRCwMKU=";
const PHPASS: &str = "abcdefghClYEWKlp6601G6dkGYL6A/";

/// Returns a hash of ASP.NET Identity with that many iterations.
fn identity(iterations: u32) -> String {
    let (_, _, hash) = vectors()[17];
    let mut blob = STANDARD.decode(hash).expect("base64");
    blob[5..9].copy_from_slice(&iterations.to_be_bytes());
    STANDARD.encode(blob)
}

#[test]
fn absurd_costs_are_refused() {
    for hash in [
        format!("$2b$14${BCRYPT}"),
        format!("$2b$99${BCRYPT}"),
        format!("$argon2id$v=19$m=65537,t=1,p=1${PHC}"),
        format!("$argon2id$v=19$m=65536,t=17,p=1${PHC}"),
        format!("$argon2id$v=19$m=99999999999999,t=1,p=1${PHC}"),
        format!("$argon2id$v=19$m=4294967295,t=4294967295,p=1${PHC}"),
        format!("$scrypt$ln=17,r=8,p=1${PHC}"),
        format!("$scrypt$ln=300,r=8,p=1${PHC}"),
        format!("$scrypt$ln=16,r=8,p=5${PHC}"),
        format!("$scrypt$ln=1,r=9000,p=1${PHC}"),
        format!("$scrypt$ln=63,r=4294967295,p=4294967295${PHC}"),
        format!("pbkdf2_sha256$1500001${SHA256}"),
        format!("pbkdf2_sha256$99999999999999${SHA256}"),
        format!("$P$H{PHPASS}"),
        identity(u32::MAX),
    ] {
        assert_eq!(refusal(&hash), Some(HashRefusal::TooCostly), "{hash}");
    }
    for (what, hash) in [
        ("a cost of bcrypt", format!("$2b$13${BCRYPT}")),
        ("PHP's argon2", format!("$argon2id$v=19$m=65536,t=4,p=1${PHC}")),
        ("16 passes", format!("$argon2i$v=19$m=65536,t=16,p=1${PHC}")),
        ("64 MiB of scrypt", format!("$scrypt$ln=16,r=8,p=1${PHC}")),
        ("Django 5.2", format!("pbkdf2_sha256$1000000${SHA256}")),
        ("as much of it as possible", format!("pbkdf2_sha256$1500000${SHA256}")),
        ("as much of phpass", format!("$P$G{PHPASS}")),
        ("ASP.NET Core 7", identity(100_000)),
    ] {
        assert_eq!(refusal(&hash), None, "{what}: {hash}");
    }
}

#[test]
fn impossible_costs_are_malformed() {
    for hash in [
        format!("$2b$03${BCRYPT}"),
        format!("$2b$5${BCRYPT}"),
        format!("$2b$+5${BCRYPT}"),
        format!("$argon2id$v=19$m=8,t=1,p=2${PHC}"),
        format!("$argon2id$v=19$m=64,t=0,p=1${PHC}"),
        format!("$argon2id$v=18$m=64,t=1,p=1${PHC}"),
        format!("$argon2id$v=19$t=1,m=64,p=1${PHC}"),
        format!("$argon2id$v=19$m=64,t=1,p=1,data=AAAA${PHC}"),
        format!("$scrypt$ln=0,r=8,p=1${PHC}"),
        format!("pbkdf2_sha256$0${SHA256}"),
        format!("pbkdf2_sha256$-1${SHA256}"),
        format!("pbkdf2_sha512$1000${SHA256}"),
        format!("$P$z{PHPASS}"),
        format!("$P$.{PHPASS}"),
        identity(0),
    ] {
        assert_eq!(refusal(&hash), Some(HashRefusal::Malformed), "{hash}");
    }
}

#[test]
fn work_is_stored_in_the_order_of_kinds_and_steps() {
    let works: Vec<_> =
        vectors().iter().map(|(_, _, hash)| ForeignHash::parse(hash).unwrap().work()).collect();
    for work in &works {
        assert_eq!(Work::from_stored(work.stored()), Some(*work));
    }
    for hash in ["$2b$04$", "$2b$05$", "$2b$12$"] {
        let work = ForeignHash::parse(&format!("{hash}{BCRYPT}")).unwrap().work();
        assert!(
            work.stored()
                < ForeignHash::parse(&format!("$2b$13${BCRYPT}")).unwrap().work().stored()
        );
    }
    for nothing in [0, -1, 1, 99 << 40, i64::MAX] {
        assert_eq!(Work::from_stored(nothing), None, "{nothing}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,600}") {
        let _ = ForeignHash::parse(&text);
    }

    #[test]
    fn no_changed_hash_makes_it_panic(which in 0..18_usize, at in 0..120_usize, put in any::<char>()) {
        let (_, _, hash) = vectors()[which];
        let mut changed: Vec<char> = hash.chars().collect();
        let at = at % changed.len();
        changed[at] = put;
        let changed: String = changed.into_iter().collect();
        if let Ok(read) = ForeignHash::parse(&changed) {
            prop_assert!(read.algorithm.is_affordable(read.tag.len()));
        }
    }
}
