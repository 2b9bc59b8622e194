//! A minimal SMTP server with scripted answers that records what it receives.

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

/// Answers that replace the usual ones, by the first word of the command. An empty answer means silence.
pub type Answers = &'static [(&'static str, &'static str)];

/// A mail server on a free port.
pub struct MailServer {
    pub address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    /// Starts a server with these answers.
    pub fn start(answers: Answers) -> Self {
        Self::watched(answers, |_| ())
    }

    /// Starts a server that calls `before` with the first word of each command, and `.` at the end of each mail, before
    /// it answers.
    pub fn watched(answers: Answers, before: impl Fn(&str) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let heard = Arc::new(Mutex::new(Vec::new()));
        let (lines, before) = (Arc::clone(&heard), Arc::new(before));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (lines, before) = (Arc::clone(&lines), Arc::clone(&before));
                std::thread::spawn(move || talk(&stream, answers, &lines, &*before));
            }
        });
        Self { address, heard }
    }

    /// Returns the received lines.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("no panic").clone()
    }
}

fn talk(stream: &TcpStream, answers: Answers, heard: &Mutex<Vec<String>>, before: &impl Fn(&str)) {
    let mut out = stream;
    let mut say = |text: &str| drop(out.write_all(text.as_bytes()));
    say("220 ready\r\n");
    let mut in_data = false;
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        heard.lock().expect("no panic").push(line.clone());
        let word = if in_data { "." } else { line.split([' ', ':']).next().unwrap_or_default() };
        if in_data && line != "." {
            continue;
        }
        before(word);
        let usual = match word {
            "EHLO" => "250-test\r\n250 AUTH PLAIN\r\n",
            "DATA" => "354 go on\r\n",
            "AUTH" => "235 welcome\r\n",
            _ => "250 fine\r\n",
        };
        let answer = answers.iter().find(|(to, _)| *to == word).map_or(usual, |(_, answer)| answer);
        in_data = word == "DATA" && answer.starts_with("354");
        say(answer);
    }
}
