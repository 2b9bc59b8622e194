//! Mails in a folder, one file each.

use mail_parser::{Address, DateTime, MessageParser};
use std::path::Path;
use std::time::SystemTime;

/// A mail, ready to be shown.
#[derive(Debug)]
pub struct Mail {
    /// The file's name without its extension.
    pub name: String,
    pub from: String,
    pub to: String,
    pub subject: String,
    pub date: String,
    pub text: String,
    /// The HTML document for the frame; its links open in the whole window.
    pub html: Option<String>,
    arrived: SystemTime,
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    Link(&'a str),
}

/// Returns all mails of the folder, newest first, without files that are not mails.
pub fn newest_first(folder: &Path) -> Vec<Mail> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut mails: Vec<Mail> = entries.filter_map(|entry| read(&entry.path())).collect();
    mails.sort_by(|a, b| b.arrived.cmp(&a.arrived).then_with(|| b.name.cmp(&a.name)));
    mails
}

fn read(path: &Path) -> Option<Mail> {
    if path.extension()? != "eml" {
        return None;
    }
    let bytes = std::fs::read(path).ok()?;
    let message = MessageParser::default().parse(&bytes)?;
    Some(Mail {
        name: path.file_stem()?.to_str()?.to_owned(),
        from: address(message.from()),
        to: address(message.to()),
        subject: message.subject().unwrap_or_default().to_owned(),
        date: message.date().map(DateTime::to_rfc822).unwrap_or_default(),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        html: message.body_html(0).map(|html| in_whole_window(&html)),
        arrived: path.metadata().and_then(|metadata| metadata.modified()).ok()?,
    })
}

fn in_whole_window(html: &str) -> String {
    html.replacen("<head>", "<head><base target=\"_top\">", 1)
}

fn address(header: Option<&Address<'_>>) -> String {
    let first = header.and_then(Address::first);
    let email = first.and_then(|address| address.address()).unwrap_or_default();
    match first.and_then(|address| address.name()) {
        Some(name) => format!("{name} <{email}>"),
        None => email.to_owned(),
    }
}

/// Splits a text into links and the text between them.
pub fn with_links(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = find_link(rest) {
        let (before, link) = rest.split_at(start);
        let end = link
            .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
            .unwrap_or(link.len());
        let (link, after) = link.split_at(end);
        pieces.extend([Piece::Text(before), Piece::Link(link)]);
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

fn find_link(text: &str) -> Option<usize> {
    ["http://", "https://"].iter().filter_map(|scheme| text.find(scheme)).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_a_text_are_recognized() {
        let pieces = with_links("Open\nhttp://a.test/confirm/x-_1\nor <https://b.test>.");
        assert_eq!(
            pieces,
            [
                Piece::Text("Open\n"),
                Piece::Link("http://a.test/confirm/x-_1"),
                Piece::Text("\nor <"),
                Piece::Link("https://b.test"),
                Piece::Text(">."),
            ]
        );
    }
}
