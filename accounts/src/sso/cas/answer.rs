//! Parsing a CAS server's responses (CAS protocol 3.0, appendix A) and logout requests.

use super::xml;
use crate::sso::attributes::Attributes;
use roxmltree::Node;
use std::collections::BTreeMap;

const CAS: &str = "http://www.yale.edu/tp/cas";
const SAML: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
const MAX_USER_LENGTH: usize = 255;

/// Result of a validation.
#[derive(Debug)]
pub(super) enum Answer {
    Success {
        user: String,
        attributes: Attributes,
    },
    /// The server's error code.
    Failure(String),
}

/// Parses a validation response.
///
/// # Errors
/// What is malformed.
pub(super) fn read(text: &str) -> Result<Answer, &'static str> {
    let document = xml::parse(text).ok_or("the answer is not plain XML")?;
    let root = document.root_element();
    if !root.has_tag_name((CAS, "serviceResponse")) {
        return Err("the answer is not one of a CAS server");
    }
    let mut verdicts = root.children().filter(Node::is_element);
    let (Some(verdict), None) = (verdicts.next(), verdicts.next()) else {
        return Err("the answer is not one verdict");
    };
    if verdict.has_tag_name((CAS, "authenticationFailure")) {
        return Ok(Answer::Failure(plain_code(verdict.attribute("code"))));
    }
    if !verdict.has_tag_name((CAS, "authenticationSuccess")) {
        return Err("the answer is not one of a CAS server");
    }
    if xml::children(verdict, CAS, Some("proxies")).next().is_some() {
        return Err("the ticket was given to somebody else");
    }
    let user = xml::only(verdict, CAS, "user")
        .and_then(xml::text)
        .filter(|user| !user.is_empty() && user.len() <= MAX_USER_LENGTH)
        .filter(|user| !user.contains(char::is_control))
        .ok_or("the answer is not about one user")?;
    Ok(Answer::Success { user: user.to_owned(), attributes: attributes(verdict)? })
}

/// Attributes come in two forms, `<cas:mail>…</cas:mail>` and `<cas:attribute name="mail" value="…"/>`, often both at
/// once, and several values as several elements.
fn attributes(success: Node<'_, '_>) -> Result<Attributes, &'static str> {
    let mut attributes = BTreeMap::<String, Vec<String>>::new();
    let mut lists = xml::children(success, CAS, Some("attributes"));
    let list = lists.next();
    if lists.next().is_some() {
        return Err("the answer has two lists of attributes");
    }
    let listed = list.into_iter().flat_map(|list| xml::children(list, CAS, None));
    for node in listed.chain(xml::children(success, CAS, Some("attribute"))) {
        let named = node.tag_name().name() == "attribute" && node.has_attribute("name");
        let (name, value) = if named {
            (node.attribute("name"), node.attribute("value").or_else(|| xml::text(node)))
        } else {
            (Some(node.tag_name().name()), xml::text(node))
        };
        let (Some(name), Some(value)) = (name, value.map(str::trim)) else {
            continue;
        };
        let values = attributes.entry(name.to_owned()).or_default();
        if !value.is_empty() && !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    }
    Ok(attributes.into())
}

/// Returns the ticket of a single logout request.
pub(super) fn logged_out(request: &str) -> Option<String> {
    let document = xml::parse(request)?;
    let root = document.root_element();
    if !root.has_tag_name((SAML, "LogoutRequest")) {
        return None;
    }
    xml::only(root, SAML, "SessionIndex").and_then(xml::text).map(str::to_owned)
}

/// Returns an error code that is safe to log; other text, which anyone may have written, is replaced.
fn plain_code(code: Option<&str>) -> String {
    code.filter(|code| (1..=40).contains(&code.len()))
        .filter(|code| code.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
        .unwrap_or("an error of its own")
        .to_owned()
}
