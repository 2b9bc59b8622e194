//! A TCP proxy whose connections can go silent, as a balancer's do when its server is gone, be cut, or be lost during a
//! commit.

use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
};

/// Kinds of outages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outage {
    /// Connections stay open, without traffic.
    Silence,
    /// Connections are closed.
    Cut,
}

/// The command in PostgreSQL's protocol.
const COMMIT: &[u8] = b"COMMIT\0";

/// How the proxy handles a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtCommit {
    /// The server gets it, and its answer is forwarded.
    Answered,
    /// The server gets it, and the connection is cut before the answer.
    Cut,
    /// The server does not get it, and the connection stays open.
    Silent,
}

/// A TCP proxy.
pub struct Proxy {
    pub address: SocketAddr,
    silence: watch::Sender<()>,
    outage: watch::Sender<Option<Outage>>,
    commits: watch::Sender<AtCommit>,
}

impl Proxy {
    /// Starts a proxy to that server on a free port.
    pub async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        Self::on(listener, server)
    }

    /// Starts a proxy to that server on that listener.
    pub fn on(listener: TcpListener, server: SocketAddr) -> Self {
        let address = listener.local_addr().expect("an address");
        let (silence, silenced) = watch::channel(());
        let (outage, broken) = watch::channel(None);
        let (commits, at_commit) = watch::channel(AtCommit::Answered);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let forwarded = forward(client, server, silenced.clone(), at_commit.clone());
                tokio::spawn(until_broken(forwarded, broken.clone()));
            }
        });
        Self { address, silence, outage, commits }
    }

    /// Stops traffic on open connections, which stay open. New ones work.
    pub fn fall_silent(&self) {
        self.silence.send(()).expect("the proxy works");
    }

    /// Begins an outage of open and new connections.
    pub fn break_down(&self, outage: Outage) {
        self.outage.send_replace(Some(outage));
    }

    /// Ends the outage for new connections.
    pub fn mend(&self) {
        self.outage.send_replace(None);
    }

    /// Sets how commits are handled from now on.
    pub fn at_commit(&self, fate: AtCommit) {
        self.commits.send(fate).expect("the proxy works");
    }
}

/// Forwards a connection until an outage, and then keeps it open or closes it.
async fn until_broken(
    forwarded: impl Future<Output = ()>,
    mut broken: watch::Receiver<Option<Outage>>,
) {
    let mut forwarded = std::pin::pin!(forwarded);
    let outage = tokio::select! {
        biased;
        Ok(outage) = broken.wait_for(Option::is_some) => *outage,
        () = &mut forwarded => return,
    };
    if outage == Some(Outage::Silence) {
        std::future::pending::<()>().await;
    }
}

async fn forward(
    client: TcpStream,
    server: SocketAddr,
    mut silenced: watch::Receiver<()>,
    commits: watch::Receiver<AtCommit>,
) {
    silenced.mark_unchanged();
    let Ok(server) = TcpStream::connect(server).await else {
        return;
    };
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let fate = tokio::select! {
        _ = copy(&mut from_server, &mut to_client) => AtCommit::Answered,
        fate = pass_on(&mut from_client, &mut to_server, &commits) => fate,
        Ok(()) = silenced.changed() => AtCommit::Silent,
    };
    match fate {
        AtCommit::Answered => {}
        // Waits for the answer, which confirms the commit, and drops it.
        AtCommit::Cut => drop(from_server.read(&mut [0; 64]).await),
        // The server notices that the client is gone; the client does not.
        AtCommit::Silent => {
            drop((from_server, to_server));
            std::future::pending().await
        }
    }
}

/// Forwards the client's data, up to a commit that is not to be answered.
async fn pass_on(
    client: &mut OwnedReadHalf,
    server: &mut OwnedWriteHalf,
    commits: &watch::Receiver<AtCommit>,
) -> AtCommit {
    let mut buffer = vec![0; 16 * 1024];
    while let Ok(read @ 1..) = client.read(&mut buffer).await {
        let sent = &buffer[..read];
        let commits_now = sent.windows(COMMIT.len()).any(|bytes| bytes == COMMIT);
        let fate = if commits_now { *commits.borrow() } else { AtCommit::Answered };
        if fate == AtCommit::Silent {
            return fate;
        }
        if server.write_all(sent).await.is_err() || fate == AtCommit::Cut {
            return fate;
        }
    }
    AtCommit::Answered
}
