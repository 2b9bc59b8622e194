//! The table of metrics. docs/operations.md explains them in the same order, which a test compares.

use super::{Dimension, Instrument, Kind, Unit};

macro_rules! instruments {
    ($($constant:ident: $kind:ident of $unit:ident, $name:literal, {$($label:ident: [$($value:literal),*]),*}, $help:literal;)+) => {
        $(
            #[doc = $help]
            pub const $constant: Instrument = Instrument {
                name: $name,
                kind: Kind::$kind,
                unit: Unit::$unit,
                dimensions: &[$(Dimension { name: stringify!($label), values: &[$($value),*] }),*],
                help: $help,
            };
        )+

        /// All metrics.
        pub const ALL: &[Instrument] = &[$($constant),+];
    };
}

instruments! {
    BUILD_INFO: Gauge of Count, "guichet_build_info", {version: [], commit: []}, "1, with the version and the commit of the build";
    READY: Gauge of Count, "guichet_ready", {}, "Whether the instance can do its work (1) or not (0), as /readyz says";
    TIME: Gauge of Seconds, "guichet_time_seconds", {}, "The clock of the machine, in seconds since 1970";

    HTTP_REQUESTS: Counter of Count, "guichet_http_requests_total", {method: ["GET", "HEAD", "POST", "PUT", "PATCH", "OPTIONS", "other"], route: [], status: []}, "Answered requests";
    HTTP_DURATION: Histogram of Seconds, "guichet_http_request_duration_seconds", {class: ["page", "form", "api", "file", "sso", "none"]}, "Time to the answer, by class of the route";
    HTTP_REFUSED: Counter of Count, "guichet_http_connections_refused_total", {}, "Connections closed at once, as too many are open";
    PANICS: Counter of Count, "guichet_panics_total", {}, "Panics, each of them a defect";

    SIGN_INS: Counter of Count, "guichet_sign_ins_total", {method: ["email", "number", "oidc", "cas", "link", "agent"], result: ["ok", "refused", "throttled", "busy", "failed", "unproved", "unagreed"]}, "Attempts to sign in";
    SESSIONS_BEGUN: Counter of Count, "guichet_sessions_begun_total", {method: ["password", "provider"]}, "Sessions of customers begun by a sign-in";
    SESSIONS_ENDED: Counter of Count, "guichet_sessions_ended_total", {by: ["customer", "agent", "provider"]}, "Times that a sign-out, an agent or a provider ended the sessions of a customer";
    HASHES: Counter of Count, "guichet_password_hashes_total", {result: ["ok", "busy"]}, "Passwords hashed, or not as too many were waiting";
    HASH_WAIT: Histogram of Seconds, "guichet_password_hash_wait_seconds", {}, "Time that a password waited for its turn to be hashed";
    HASH_PERMITS: Gauge of Count, "guichet_password_hash_permits", {state: ["in_use", "free"]}, "Passwords that can be hashed at once";

    MAIL_DELIVERIES: Counter of Count, "guichet_mail_deliveries_total", {result: ["sent", "dropped", "retried", "dead"]}, "Attempts to deliver an email";
    MAILS_QUEUED: Gauge of Count, "guichet_mails_queued", {}, "Emails that wait for delivery";
    MAIL_AGE: Gauge of Seconds, "guichet_mail_queue_age_seconds", {}, "Age of the oldest email that waits for delivery";
    MAILS_DEAD: Gauge of Count, "guichet_mails_dead", {}, "Emails that were given up and not yet deleted";

    PROVIDER_REQUESTS: Counter of Count, "guichet_provider_requests_total", {protocol: ["oidc", "cas", "host"], result: ["ok", "client_error", "server_error", "forbidden", "tls", "unreachable", "proxy", "slow", "large"]}, "Requests to providers, and to hosts that admins claim (host)";
    PROVIDER_DURATION: Histogram of Seconds, "guichet_provider_request_duration_seconds", {protocol: ["oidc", "cas", "host"]}, "Time of a request to a provider";

    WEBHOOK_DELIVERIES: Counter of Count, "guichet_webhook_deliveries_total", {result: ["delivered", "retried", "failed", "disabled"]}, "Attempts to deliver an event to a webhook; given up (failed), and given up with the endpoint (disabled)";
    WEBHOOK_DURATION: Histogram of Seconds, "guichet_webhook_delivery_duration_seconds", {}, "Time of an attempt to deliver an event to a webhook";
    WEBHOOKS_QUEUED: Gauge of Count, "guichet_webhooks_queued", {}, "Events that wait for delivery to a webhook";
    WEBHOOK_AGE: Gauge of Seconds, "guichet_webhook_queue_age_seconds", {}, "Age of the oldest event that waits for delivery to a webhook";

    DATABASE_CONNECTIONS: Gauge of Count, "guichet_database_connections", {pool: ["shared", "reader", "writer"], state: ["in_use", "idle"]}, "Open connections to the database";
    DATABASE_LIMIT: Gauge of Count, "guichet_database_connections_limit", {pool: ["shared", "reader", "writer"]}, "The most connections that a pool opens";
    DATABASE_WAIT: Histogram of Seconds, "guichet_database_connection_wait_seconds", {pool: ["shared", "reader", "writer"]}, "Time that a request waited for a connection";
    DATABASE_RETRIES: Counter of Count, "guichet_database_retries_total", {reason: ["serialization", "deadlock", "unique"]}, "Transactions run again after a conflict with another";
    DATABASE_ERRORS: Counter of Count, "guichet_database_errors_total", {kind: ["connection", "refused", "timeout", "unconfirmed", "conflict", "query", "other"]}, "Database errors, conflicts that were retried included";
    DATABASE_FILES: Gauge of Bytes, "guichet_database_file_bytes", {file: ["database", "wal"]}, "Size of the SQLite database and its write-ahead log";
    PURGED_ROWS: Counter of Count, "guichet_purged_rows_total", {}, "Expired rows deleted";
    PURGE_FAILURES: Counter of Count, "guichet_purge_failures_total", {}, "Times that expired rows of a kind could not be deleted";

    PROCESS_CPU: Counter of Seconds, "process_cpu_seconds_total", {}, "User and system CPU time spent";
    PROCESS_FDS: Gauge of Count, "process_open_fds", {}, "Open file descriptors";
    PROCESS_MAX_FDS: Gauge of Count, "process_max_fds", {}, "Limit of open file descriptors";
    PROCESS_MEMORY: Gauge of Bytes, "process_resident_memory_bytes", {}, "Resident memory";
    PROCESS_VIRTUAL_MEMORY: Gauge of Bytes, "process_virtual_memory_bytes", {}, "Virtual memory";
    PROCESS_MAX_VIRTUAL_MEMORY: Gauge of Bytes, "process_virtual_memory_max_bytes", {}, "Limit of virtual memory";
    PROCESS_START: Gauge of Seconds, "process_start_time_seconds", {}, "When the process started, in seconds since 1970";
    PROCESS_THREADS: Gauge of Count, "process_threads", {}, "Threads of the process";
}
