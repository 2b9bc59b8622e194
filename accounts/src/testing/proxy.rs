//! A TCP proxy whose connections can fall silent, as those of a balancer do whose server is gone, or be cut.

use std::net::SocketAddr;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// What can become of connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outage {
    /// They stay open, and nothing passes.
    Silence,
    /// They are closed.
    Cut,
}

pub struct Proxy {
    pub address: SocketAddr,
    silence: watch::Sender<()>,
    outage: watch::Sender<Option<Outage>>,
}

impl Proxy {
    /// Forwards what arrives on a free port.
    pub async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        Self::on(listener, server)
    }

    /// Forwards what that listener takes.
    pub fn on(listener: TcpListener, server: SocketAddr) -> Self {
        let address = listener.local_addr().expect("an address");
        let (silence, silenced) = watch::channel(());
        let (outage, broken) = watch::channel(None);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let forwarded = forward(client, server, silenced.clone());
                tokio::spawn(until_broken(forwarded, broken.clone()));
            }
        });
        Self {
            address,
            silence,
            outage,
        }
    }

    /// From now on nothing passes on the connections that are open; they stay open. New ones work.
    pub fn fall_silent(&self) {
        self.silence.send(()).expect("the proxy works");
    }

    /// From now on it is so for the connections that are open, and for new ones.
    pub fn break_down(&self, outage: Outage) {
        self.outage.send_replace(Some(outage));
    }

    /// From now on new connections work.
    pub fn mend(&self) {
        self.outage.send_replace(None);
    }
}

/// Goes on with a connection until there is an outage, and then leaves it as it is, or closes it.
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

async fn forward(mut client: TcpStream, server: SocketAddr, mut silenced: watch::Receiver<()>) {
    silenced.mark_unchanged();
    let Ok(mut server) = TcpStream::connect(server).await else {
        return;
    };
    tokio::select! {
        _ = copy_bidirectional(&mut client, &mut server) => {}
        Ok(()) = silenced.changed() => std::future::pending().await,
    }
}
