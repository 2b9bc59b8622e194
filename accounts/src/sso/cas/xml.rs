//! Strict XML parsing: no document type, so no entities; elements by namespace; text-only values.

use roxmltree::{Document, Node, ParsingOptions};

const MAX_NODES: u32 = 10_000;

/// Parses a document. None if it is malformed or declares a document type.
pub(super) fn parse(text: &str) -> Option<Document<'_>> {
    if text.contains("<!DOCTYPE") {
        return None;
    }
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, entity_resolver: None };
    Document::parse_with_options(text, options).ok()
}

/// Returns the child elements of a namespace, and of a name if one is given.
pub(super) fn children<'a, 'i>(
    node: Node<'a, 'i>,
    namespace: &'static str,
    name: Option<&'static str>,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| {
        child.is_element()
            && child.tag_name().namespace() == Some(namespace)
            && name.is_none_or(|name| child.tag_name().name() == name)
    })
}

/// Returns the element of that name, if there is exactly one.
pub(super) fn only<'a, 'i>(
    node: Node<'a, 'i>,
    namespace: &'static str,
    name: &'static str,
) -> Option<Node<'a, 'i>> {
    let mut all = children(node, namespace, Some(name));
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// Returns the text of an element without other content: a comment could split a name.
pub(super) fn text<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let mut parts = node.children();
    let Some(part) = parts.next() else {
        return Some("");
    };
    let alone = part.is_text() && parts.next().is_none();
    alone.then(|| part.text().unwrap_or_default().trim())
}
