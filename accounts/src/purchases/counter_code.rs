//! What is shown at the counter: the number of an order with a check value, as a QR code. The check value is keyed by a
//! secret of the deployment, so that no code can be forged, and nothing in it is personal.

use crate::groups::Orders;
use model::{Agent, OperatorId, Portal, PurchaseNumber};
use qrcode::{EcLevel, QrCode, render::svg};

/// Context of the check value: no other use of the key has the same.
const PURPOSE: &str = "order at the counter";
/// Separates number and check value. No number contains it.
const SEPARATOR: char = '.';
const PIXELS: u32 = 240;

impl Orders<'_> {
    /// Returns the QR code of an order, as SVG. Without a secret key it has the number alone.
    pub fn counter_qr(self, portal: &Portal, number: &str) -> Option<String> {
        let code = self.counter_code(portal.operator, number);
        let code = QrCode::with_error_correction_level(code, EcLevel::M).ok()?;
        Some(code.render::<svg::Color<'_>>().min_dimensions(PIXELS, PIXELS).build())
    }

    /// Returns the number of the order that a typed or scanned text names; `None` if it is no number, or its check
    /// value is wrong.
    pub fn read_counter_code(self, agent: &Agent, text: &str) -> Option<PurchaseNumber> {
        let Some((number, check)) = text.trim().split_once(SEPARATOR) else {
            return text.parse().ok();
        };
        let number: PurchaseNumber = number.parse().ok()?;
        if check.is_empty() {
            return Some(number);
        }
        let check = from_hex(check)?;
        let subject = subject(agent.operator, number.as_str());
        self.accounts.0.secret_keys.is_check_value(PURPOSE, &subject, &check).then_some(number)
    }

    /// Returns the content of an order's QR code.
    pub fn counter_code(self, operator: OperatorId, number: &str) -> String {
        match self.accounts.0.secret_keys.check_value(PURPOSE, &subject(operator, number)) {
            Some(check) => format!("{number}{SEPARATOR}{}", to_hex(&check)),
            None => number.to_owned(),
        }
    }
}

/// Orders of two operators may have the same number.
fn subject(operator: OperatorId, number: &str) -> String {
    format!("{operator} {number}")
}

/// Returns capitals, which QR codes hold in fewer bits.
fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    let byte = |place: usize| u8::from_str_radix(text.get(place..place + 2)?, 16).ok();
    (0..text.len()).step_by(2).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_in_hex_read_back_and_nothing_else_is_read() {
        let bytes = [0, 7, 0xab, 0xff];
        assert_eq!(to_hex(&bytes), "0007ABFF");
        assert_eq!(from_hex("0007abFF").as_deref(), Some(&bytes[..]));
        for bad in ["0", "0G", "éé", "0 "] {
            assert_eq!(from_hex(bad), None, "{bad}");
        }
    }
}
