//! The limits that `script/bench` measures in the same run: a page that Leptos renders, without a portal, a session or a
//! database, and argon2id without anything around it.
//! `bare serve <port>` · `bare hash <threads> <seconds>`, which prints the hashes per second.

mod hash;
mod page;

use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["serve", port] => page::serve(port.parse()?).await,
        ["hash", threads, seconds] => hash::measure(threads.parse()?, seconds.parse()?),
        _ => Err("usage: bare serve <port> | bare hash <threads> <seconds>".into()),
    }
}
