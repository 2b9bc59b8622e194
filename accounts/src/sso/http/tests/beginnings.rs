//! Responses of which only the beginning is read: those of webhooks.

use super::{
    super::{Http, HttpError, Limits},
    hurried, say, serve,
};
use openidconnect::http::Request;
use std::net::SocketAddr;
use tokio::{io::AsyncWriteExt, net::TcpStream};

/// Returns the status, and what was read of the body.
async fn beginning(address: SocketAddr, limits: Limits) -> Result<(u16, Vec<u8>), HttpError> {
    let request = Request::post(format!("http://{address}/")).body(b"{}".to_vec());
    let http = Http::with_limits(limits);
    let answer = http.send_for_beginning(request.expect("a request"), 1024).await?;
    Ok((answer.status().as_u16(), answer.into_body()))
}

#[tokio::test(flavor = "multi_thread")]
async fn w01_no_answer_is_awaited_or_read_beyond_the_limit() {
    let (address, _) = serve(|stream| async move {
        say(stream, b"HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\ntaken").await;
    })
    .await;
    assert_eq!(beginning(address, hurried()).await, Ok((202, b"taken".to_vec())));

    // Without an end: the status counts, and the first kilobyte.
    let (address, _) = serve(|mut stream: TcpStream| async move {
        let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        let chunk = [b"10000\r\n".to_vec(), vec![b'x'; 0x10000], b"\r\n".to_vec()].concat();
        let mut claims = stream.write_all(head).await;
        while claims.is_ok() {
            claims = stream.write_all(&chunk).await;
        }
    })
    .await;
    assert_eq!(beginning(address, Limits::default()).await, Ok((200, vec![b'x'; 1024])));

    // A gigabyte is announced and never comes, or nothing comes at all.
    for head in [&b"HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n"[..], b""] {
        let (address, _) = serve(move |mut stream: TcpStream| async move {
            let claims = stream.write_all(head).await;
            std::future::pending::<()>().await;
            drop(claims);
        })
        .await;
        assert_eq!(beginning(address, hurried()).await, Err(HttpError::TooSlow));
    }
}
