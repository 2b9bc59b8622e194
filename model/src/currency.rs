//! The currencies that something can be sold in (ISO 4217), each with its number of decimals.

/// Of currencies with two decimals, all that are in use.
const TWO: &str = "\
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK \
    DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD \
    KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP \
    PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH \
    USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
const NONE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const THREE: &str = "BHD IQD JOD KWD LYD OMR TND";

/// Returns how many decimal places the currency of that code has; none for a code that is no currency in use.
pub fn decimals(code: &str) -> Option<u32> {
    let is_code = code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
    let lists = [(NONE, 0), (TWO, 2), (THREE, 3)];
    let mut known = lists.into_iter().filter(|(codes, _)| codes.split(' ').any(|one| one == code));
    known.next().filter(|_| is_code).map(|(_, decimals)| decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_currency_has_its_decimals() {
        for (code, expected) in [
            ("ARS", Some(2)),
            ("EUR", Some(2)),
            ("ZWG", Some(2)),
            ("JPY", Some(0)),
            ("CLP", Some(0)),
            ("KWD", Some(3)),
            ("ars", None),
            ("DM", None),
            ("XTS", None),
            ("AED AFN", None),
            ("", None),
        ] {
            assert_eq!(decimals(code), expected, "{code}");
        }
    }

    #[test]
    fn no_currency_is_listed_twice() {
        let all = [NONE, TWO, THREE].join(" ");
        let codes: Vec<_> = all.split(' ').collect();
        assert_eq!(codes.len(), codes.iter().collect::<BTreeSet<_>>().len());
        assert!(codes.iter().all(|code| code.len() == 3), "{codes:?}");
    }
}
