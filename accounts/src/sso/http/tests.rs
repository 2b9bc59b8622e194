//! Addresses that are not requested, and responses that are not read to the end.

mod addresses;
mod answers;
mod beginnings;
mod certificates;
mod operators;
mod proxy;

use super::{Http, HttpError, Limits};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

fn hurried() -> Limits {
    Limits {
        connect: Duration::from_millis(200),
        total: Duration::from_millis(400),
        ..Limits::default()
    }
}

/// Starts a server on loopback that does that with each connection once a request came, and counts them.
async fn serve<F>(
    answer: impl Fn(TcpStream) -> F + Send + 'static,
) -> (SocketAddr, Arc<AtomicUsize>)
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            let mut question = [0; 2048];
            let _ = stream.read(&mut question).await;
            tokio::spawn(answer(stream));
        }
    });
    (address, connections)
}

async fn say(mut stream: TcpStream, text: &[u8]) {
    stream.write_all(text).await.unwrap();
    // Stays open, as servers do, until the client disconnects.
    let _ = stream.read(&mut [0; 16]).await;
}

/// Returns the status, and the length of the body.
async fn ask(address: SocketAddr, limits: Limits) -> Result<(u16, usize), HttpError> {
    let http = Http::with_limits(limits);
    let answer = http.get(&format!("http://{address}/").parse().unwrap(), "*/*").await?;
    Ok((answer.status().as_u16(), answer.body().len()))
}
