//! The gauges of the metrics: what is read when somebody asks for them, instead of counted when it happens.

use crate::{
    Accounts, StoreError,
    instruments::{MAIL_AGE, MAILS_DEAD, MAILS_QUEUED, TIME},
    store::read,
};

impl Accounts {
    /// Sets the gauges that this process knows by itself.
    pub fn measure(&self) {
        TIME.set(self.now().and_utc().timestamp_millis() as f64 / 1000.0, &[]);
        self.0.hasher.measure();
        self.store().measure();
    }

    /// Sets the gauges of the outbox.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; the gauges keep their values.
    #[tracing::instrument(skip_all)]
    pub async fn measure_outbox(&self) -> Result<(), StoreError> {
        let (queued, oldest) = read!(self.store(), outbox::in_state("queued")).await?;
        let (dead, _) = read!(self.store(), outbox::in_state("dead")).await?;
        let age = oldest.map_or(0, |oldest| (self.now() - oldest).num_milliseconds().max(0));
        MAILS_QUEUED.set(queued as f64, &[]);
        MAIL_AGE.set(age as f64 / 1000.0, &[]);
        MAILS_DEAD.set(dead as f64, &[]);
        Ok(())
    }
}
