//! Wrong passwords cost the same, whatever there is to compare them with. What was computed is counted, as times vary.

use super::*;

const RIGHT: &str = "the river in autumn";
const WRONG: &str = "the river in spring";

/// Hashes of [`RIGHT`], of each kind a cheap and a dear one.
static PAIRS: [[&str; 2]; 6] = [
    [
        "$2b$04$abcdefghijklmnopqrstuu99yJbDvkeKRO8KBdT3G66IG/zPzJ.7y",
        "$2b$06$abcdefghijklmnopqrstuu6vl9rwafLKQl1We3qbEAl6jFiCmixBi",
    ],
    ["$P$5abcdefghKvtZpaedMU.6tlur1bm7s1", "$P$6abcdefghHDaa7WJuuvdmFUDbsOGGF/"],
    [
        "pbkdf2_sha256$1000$salt$gT7in+jmgAO/coC0HMi2eN6wmBi2L+5Bw1yQDrVuRy0=",
        "pbkdf2_sha256$3000$salt$1NMFiWQ+rOzB7W3h308+qaLqywVanh1Zlnhpw6ASsIw=",
    ],
    [
        "$scrypt$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$HOWdQRQ8lgcc0ax3kw81S4pGnYS8cZKz349XyF7CrWc",
        "$scrypt$ln=10,r=8,p=3$AAECAwQFBgcICQoLDA0ODw$nbNnt6NTLV/dVRgTWl7fpomlDoFr/CJocjow/J7YOmA",
    ],
    [
        "$argon2id$v=19$m=256,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$YIcdHFPVn7KI6/2lmBt5tUTM8W9Ga4U4SToJqpnCNSM",
        "$argon2id$v=19$m=256,t=3,p=2$AAECAwQFBgcICQoLDA0ODw$g6a4CsCTweOM9NMdW/mMrG412NPGvckg3g4ktvzpxIU",
    ],
    // Two blocks of SHA-1 for each iteration.
    [
        "AQAAAAAAAAH0AAAAEAABAgMEBQYHCAkKCwwNDg+/Xd9BtUGuBQDArv+W/q28Z4sKTteptYAvUefJdBycGQ==",
        "AQAAAAAAAAXcAAAAEAABAgMEBQYHCAkKCwwNDg9cSEImh9KXCqhGIfixiTkUjd+3vqQpvM5KcIcIeARV/g==",
    ],
];

impl PasswordHasher {
    /// Returns what each verification has computed since the last call.
    pub(crate) fn efforts(&self) -> Vec<Effort> {
        std::mem::take(&mut *self.0.efforts.lock().unwrap())
    }
}

fn compared(password: &str, stored: Option<&str>, dearest: &[Work]) -> (bool, Effort) {
    let stored = stored.and_then(StoredHash::parse);
    compare(password, stored, dearest, &mut Vec::new()).expect("possible parameters")
}

fn foreign(hash: &str) -> ForeignHash {
    ForeignHash::parse(hash).expect("a hash")
}

#[tokio::test]
async fn failures_cost_the_same_for_every_hash_and_for_none() {
    let own = PasswordHasher::new(None).hash(RIGHT).await.unwrap();
    let all = PAIRS.as_flattened();
    // An operator with one kind, dear hashes among cheap ones; and one with all kinds.
    let one: Vec<Work> = vec![foreign(PAIRS[0][1]).work()];
    let every: Vec<Work> = PAIRS.iter().map(|[_, dear]| foreign(dear).work()).collect();
    for (dearest, hashes) in [(&one, &PAIRS[0][..]), (&every, all)] {
        let (right, expected) = compared(WRONG, None, dearest);
        assert!(!right && expected.own == 1);
        for hash in hashes {
            let stored = foreign(hash).stored();
            let (right, effort) = compared(WRONG, Some(&stored), dearest);
            assert!(!right, "{hash}");
            assert_eq!(effort, expected, "{hash}");
        }
        for stored in [own.as_str(), "no hash", "foreign:nothing known"] {
            assert_eq!(
                compared(WRONG, Some(stored), dearest),
                (false, expected.clone()),
                "{stored}"
            );
        }
    }
}

#[tokio::test]
async fn right_passwords_cost_their_own_hash_alone() {
    let own = PasswordHasher::new(None).hash(RIGHT).await.unwrap();
    let dearest: Vec<Work> = PAIRS.iter().map(|[_, dear]| foreign(dear).work()).collect();
    let alone = compared(RIGHT, Some(&own), &[]);
    assert!(alone.0 && alone.1.own == 1);
    assert_eq!(compared(RIGHT, Some(&own), &dearest), alone);
    for hash in PAIRS.as_flattened() {
        let hash = foreign(hash);
        let mut alone = Effort::default();
        assert!(hash.matches(RIGHT, &mut alone));
        assert_eq!(compared(RIGHT, Some(&hash.stored()), &dearest), (true, alone), "{hash:?}");
    }
}

#[test]
fn a_password_longer_than_any_can_be_is_wrong_for_the_usual_cost() {
    let hash = foreign("$P$5abcdefgh4dvqsUlfcOfrOF8cnDVH9/");
    let long = "x".repeat(model::password::MAX_BYTES + 1);
    assert!(hash.matches(&long, &mut Effort::default()));
    let dearest = [hash.work()];
    let failed = compared(WRONG, None, &dearest);
    for stored in [None, Some(hash.stored())] {
        assert_eq!(compared(&long, stored.as_deref(), &dearest), failed, "{stored:?}");
    }
}

#[tokio::test]
async fn hashes_of_other_systems_are_verified_on_the_same_threads_and_are_outdated() {
    let hasher = PasswordHasher::new(Some(1));
    let stored = foreign(PAIRS[0][0]).stored();
    assert!(PasswordHasher::is_outdated(&stored));
    assert!(hasher.verify(RIGHT, Some(&stored)).await.unwrap());
    assert!(!hasher.verify(WRONG, Some(&stored)).await.unwrap());
    assert!(!hasher.verify(RIGHT, Some(PAIRS[0][0])).await.unwrap(), "only stored as foreign");
    let _held = hasher.0.permits.acquire().await.unwrap();
    hasher.0.queue.set_full(true);
    assert_eq!(hasher.verify(RIGHT, Some(&stored)).await, Err(Busy));
}
