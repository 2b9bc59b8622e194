//! What happened to customers.

use super::Conn;
use crate::store::{rows::NewEvent, schema::timeline};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

pub async fn record(conn: &mut Conn, event: &NewEvent) -> QueryResult<()> {
    diesel::insert_into(timeline::table)
        .values(event)
        .execute(conn)
        .await
        .map(|_| ())
}
