//! XML as strictly as it can be read: no document type, so no entities; elements by namespace; texts that are only text.

use roxmltree::{Document, Node, ParsingOptions};

const MAX_NODES: u32 = 10_000;

/// The document, unless it is none, or declares a type.
pub(super) fn parse(text: &str) -> Option<Document<'_>> {
    if text.contains("<!DOCTYPE") {
        return None;
    }
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, entity_resolver: None };
    Document::parse_with_options(text, options).ok()
}

/// The elements in a node that have that namespace, and that name if one is given.
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

/// The only element of that name, if there is exactly one.
pub(super) fn only<'a, 'i>(
    node: Node<'a, 'i>,
    namespace: &'static str,
    name: &'static str,
) -> Option<Node<'a, 'i>> {
    let mut all = children(node, namespace, Some(name));
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// The text of an element that has nothing else in it: a comment could hide the half of a name.
pub(super) fn text<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let mut parts = node.children();
    let Some(part) = parts.next() else {
        return Some("");
    };
    let alone = part.is_text() && parts.next().is_none();
    alone.then(|| part.text().unwrap_or_default().trim())
}
