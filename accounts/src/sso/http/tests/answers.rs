//! Responses that are abandoned.

use super::{
    super::{HttpError, Limits},
    ask, hurried, say, serve,
};
use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};
use tokio::{io::AsyncWriteExt, net::TcpStream};

#[tokio::test(flavor = "multi_thread")]
async fn o09_redirects_are_not_followed() {
    let (inner, connections) = serve(|_| async {}).await;
    let (address, _) = serve(move |stream| async move {
        let head =
            format!("HTTP/1.1 302 Found\r\nLocation: http://{inner}/\r\nContent-Length: 0\r\n\r\n");
        say(stream, head.as_bytes()).await;
    })
    .await;
    let answer = ask(address, Limits::default()).await.unwrap();
    assert_eq!(answer, (302, 0));
    assert_eq!(connections.load(Ordering::SeqCst), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn o09_at_most_256_kib_are_read() {
    let max_bytes = Limits::default().bytes;
    let (address, _) = serve(move |stream| async move {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {max_bytes}\r\n\r\n");
        say(stream, &[head.into_bytes(), vec![b' '; max_bytes]].concat()).await;
    })
    .await;
    assert_eq!(ask(address, Limits::default()).await.unwrap(), (200, max_bytes));

    let (address, _) = serve(|stream| async {
        say(stream, b"HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n").await;
    })
    .await;
    let outcome = ask(address, Limits::default()).await;
    assert!(matches!(outcome, Err(HttpError::TooBig)), "{outcome:?}");

    // Without a length, and without an end.
    let (address, _) = serve(|mut stream: TcpStream| async move {
        let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        let chunk = [b"10000\r\n".to_vec(), vec![b' '; 0x10000], b"\r\n".to_vec()].concat();
        let mut claims = stream.write_all(head).await;
        while claims.is_ok() {
            claims = stream.write_all(&chunk).await;
        }
    })
    .await;
    let outcome = ask(address, Limits::default()).await;
    assert!(matches!(outcome, Err(HttpError::TooBig)), "{outcome:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn o09_no_response_is_awaited_beyond_the_limit() {
    // Sends nothing; sends the head and then nothing; sends a byte at a time, for ever.
    let heads: [&[u8]; 2] = [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"];
    for head in heads {
        let (address, _) = serve(move |mut stream: TcpStream| async move {
            let claims = stream.write_all(head).await;
            std::future::pending::<()>().await;
            drop(claims);
        })
        .await;
        let asked = Instant::now();
        let outcome = ask(address, hurried()).await;
        assert!(matches!(outcome, Err(HttpError::TooSlow)), "{outcome:?}");
        assert!(asked.elapsed() < Duration::from_secs(5));
    }
    let (address, _) = serve(|mut stream: TcpStream| async move {
        let mut claims = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n").await;
        let mut beat = tokio::time::interval(Duration::from_millis(20));
        while claims.is_ok() {
            beat.tick().await;
            claims = stream.write_all(b" ").await;
        }
    })
    .await;
    let outcome = ask(address, hurried()).await;
    assert!(matches!(outcome, Err(HttpError::TooSlow)), "{outcome:?}");
}

#[test]
fn the_limits_are_those_that_were_decided() {
    let limits = Limits::default();
    assert_eq!((limits.connect, limits.total), (Duration::from_secs(2), Duration::from_secs(5)));
    assert!(limits.visit < limits.total);
    assert_eq!(limits.bytes, 256 * 1024);
}
