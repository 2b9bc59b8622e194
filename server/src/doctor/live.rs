//! Checks of a running server, instead of one that is about to start.

use super::Check;
use accounts::causes;
use axum::body::Body;
use http::Request;
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use std::error::Error;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);
const NOT_RUNNING: &str = "Is Guichet running, with these settings?";

/// Checks that the server on this machine is ready.
pub(super) async fn ready(metrics_listen: SocketAddr) -> Check {
    let answer = timeout(ANSWER_TIMEOUT, ask(metrics_listen, "/readyz")).await;
    match answer {
        Err(_) => Err(format!("{metrics_listen} does not answer in time")),
        Ok(Err(error)) => Err(format!("{metrics_listen}: {}. {NOT_RUNNING}", causes(&*error))),
        Ok(Ok((200, _))) => Ok(format!("{metrics_listen} says that it is ready")),
        Ok(Ok((status, text))) => Err(format!("{metrics_listen} says {status}: {text}")),
    }
}

/// Checks that the address accepts connections.
pub(super) async fn listens(address: SocketAddr) -> Check {
    match timeout(ANSWER_TIMEOUT, TcpStream::connect(address)).await {
        Ok(Ok(_)) => Ok(format!("{address} takes connections")),
        Ok(Err(error)) => Err(format!("{address}: {error}. {NOT_RUNNING}")),
        Err(_) => Err(format!("{address} does not answer in time")),
    }
}

async fn ask(address: SocketAddr, path: &str) -> Result<(u16, String), Box<dyn Error>> {
    let stream = TcpStream::connect(address).await?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let request =
        Request::get(path).header(http::header::HOST, address.to_string()).body(Body::empty())?;
    let answer = sender.send_request(request).await?;
    let status = answer.status().as_u16();
    let body = axum::body::to_bytes(Body::new(answer.into_body()), 4096).await?;
    connection.abort();
    Ok((status, String::from_utf8_lossy(&body).trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::routing::get;
    use http::StatusCode;
    use tokio::net::TcpListener;

    async fn serve(status: StatusCode) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let router =
            Router::new().route("/readyz", get(async move || (status, "the disk is full\n")));
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    }

    #[tokio::test]
    async fn a_running_server_is_asked_whether_it_is_ready() {
        assert!(ready(serve(StatusCode::OK).await).await.is_ok());
        let problem = ready(serve(StatusCode::SERVICE_UNAVAILABLE).await).await;
        let problem = problem.expect_err("not ready");
        assert!(problem.contains("503: the disk is full"), "{problem}");
        let free = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = free.local_addr().expect("an address");
        drop(free);
        assert!(ready(address).await.is_err() && listens(address).await.is_err());
    }
}
