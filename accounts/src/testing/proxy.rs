//! A TCP proxy whose connections can fall silent, as those of a balancer do whose server is gone.

use std::net::SocketAddr;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

pub struct Proxy {
    pub address: SocketAddr,
    silence: watch::Sender<()>,
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
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(forward(client, server, silenced.clone()));
            }
        });
        Self { address, silence }
    }

    /// From now on nothing passes on the connections that are open; they stay open. New ones work.
    pub fn fall_silent(&self) {
        self.silence.send(()).expect("the proxy works");
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
