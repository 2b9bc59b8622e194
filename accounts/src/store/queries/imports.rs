//! Imports, their leases and progress, and the outcomes of their rows.

use super::Conn;
use crate::store::{
    rows::{ImportEnd, ImportLease, ImportProgress, ImportRow, NewImport, NewImportReport},
    schema::{agents, import_reports, imports},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{ImportId, ImportState, OperatorId, Timestamp};

/// Adds an import; returns its id.
pub async fn insert(conn: &mut Conn, import: &NewImport) -> QueryResult<ImportId> {
    diesel::insert_into(imports::table).values(import).returning(imports::id).get_result(conn).await
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    import: ImportId,
) -> QueryResult<Option<ImportRow>> {
    imports::table
        .filter(imports::operator_id.eq(operator).and(imports::id.eq(import)))
        .select(ImportRow::as_select())
        .first(conn)
        .await
        .optional()
}

/// Returns the imports of an operator with an id below that one, latest first, each with the agent's name.
pub async fn before(
    conn: &mut Conn,
    operator: OperatorId,
    before: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<(ImportRow, Option<String>)>> {
    imports::table
        .left_join(agents::table.on(imports::agent_id.eq(agents::id.nullable())))
        .filter(imports::operator_id.eq(operator).and(imports::id.lt(before.unwrap_or(i64::MAX))))
        .select((ImportRow::as_select(), agents::name.nullable()))
        .order(imports::id.desc())
        .limit(limit)
        .load(conn)
        .await
}

/// Returns the operator's latest imports that are running, or were stopped before their end.
pub async fn unfinished(
    conn: &mut Conn,
    operator: OperatorId,
    limit: i64,
) -> QueryResult<Vec<ImportRow>> {
    let begun = [ImportState::Running, ImportState::Stopped];
    imports::table
        .filter(imports::operator_id.eq(operator).and(imports::state.eq_any(begun)))
        .select(ImportRow::as_select())
        .order(imports::id.desc())
        .limit(limit)
        .load(conn)
        .await
}

/// Gives an import to a run, with the file that it reads.
pub async fn take(
    conn: &mut Conn,
    operator: OperatorId,
    import: ImportId,
    lease: &ImportLease,
    file: Option<&str>,
) -> QueryResult<()> {
    let own = imports::operator_id.eq(operator).and(imports::id.eq(import));
    diesel::update(imports::table.filter(own))
        .set((
            imports::state.eq(ImportState::Running),
            imports::lease.eq(&lease.holder),
            imports::lease_until.eq(lease.until),
            imports::file.eq(file),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Writes down how far an import is, and extends the lease. Returns whether it is still this run's.
pub async fn advance(
    conn: &mut Conn,
    operator: OperatorId,
    import: ImportId,
    lease: &ImportLease,
    progress: ImportProgress,
) -> QueryResult<bool> {
    let own = imports::operator_id
        .eq(operator)
        .and(imports::id.eq(import))
        .and(imports::state.eq(ImportState::Running))
        .and(imports::lease.eq(&lease.holder));
    let rows = diesel::update(imports::table.filter(own))
        .set((progress, imports::lease_until.eq(lease.until)))
        .execute(conn)
        .await?;
    Ok(rows == 1)
}

/// Ends an import that is still this run's.
pub async fn end(
    conn: &mut Conn,
    operator: OperatorId,
    import: ImportId,
    lease: &ImportLease,
    end: ImportEnd,
) -> QueryResult<()> {
    let own = imports::operator_id
        .eq(operator)
        .and(imports::id.eq(import))
        .and(imports::lease.eq(&lease.holder));
    diesel::update(imports::table.filter(own))
        .set((
            imports::state.eq(end.state),
            imports::problem.eq(end.problem),
            imports::problem_line.eq(end.problem_line),
            imports::finished_at.eq(end.at),
            imports::lease.eq(None::<Vec<u8>>),
            imports::lease_until.eq(None::<Timestamp>),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Forgets the uploaded file of an import, which is no longer kept.
pub async fn forget_file(
    conn: &mut Conn,
    operator: OperatorId,
    import: ImportId,
) -> QueryResult<()> {
    let own = imports::operator_id.eq(operator).and(imports::id.eq(import));
    diesel::update(imports::table.filter(own))
        .set(imports::file.eq(None::<String>))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Returns the uploaded files of an operator that are older than its latest ones, newest first, without that of an import
/// that runs.
pub async fn files_beyond(
    conn: &mut Conn,
    operator: OperatorId,
    latest: i64,
    limit: i64,
) -> QueryResult<Vec<(ImportId, Option<String>)>> {
    imports::table
        .filter(imports::operator_id.eq(operator).and(imports::file.is_not_null()))
        .filter(imports::state.ne(ImportState::Running))
        .select((imports::id, imports::file))
        .order(imports::id.desc())
        .limit(limit)
        .offset(latest)
        .load(conn)
        .await
}

/// Forgets an uploaded file wherever it is named, and returns in how many imports. Names are random, and each is of one
/// operator.
pub async fn forget_file_named(conn: &mut Conn, file: &str) -> QueryResult<usize> {
    diesel::update(imports::table.filter(imports::file.eq(file)))
        .set(imports::file.eq(None::<String>))
        .execute(conn)
        .await
}

/// Deletes an upload that another row of the list has replaced.
pub async fn delete_upload(
    conn: &mut Conn,
    operator: OperatorId,
    import: ImportId,
) -> QueryResult<()> {
    let own = imports::operator_id
        .eq(operator)
        .and(imports::id.eq(import))
        .and(imports::state.eq(ImportState::Uploaded));
    diesel::delete(imports::table.filter(own)).execute(conn).await.map(|_| ())
}

/// Has PostgreSQL count the rows that an import adds: statements that were planned for empty tables would keep reading
/// all of an operator's rows. Without the right to it, PostgreSQL leaves it at a warning.
pub async fn analyze(conn: &mut Conn) -> QueryResult<()> {
    for table in ["customers", "purchases"] {
        diesel::sql_query(format!("ANALYZE {table}")).execute(conn).await?;
    }
    Ok(())
}

pub async fn keep_report(conn: &mut Conn, report: &NewImportReport) -> QueryResult<()> {
    diesel::insert_into(import_reports::table).values(report).execute(conn).await.map(|_| ())
}

/// Returns the reports of an import after that one, in the order of the file, with their ids.
pub async fn reports(
    conn: &mut Conn,
    operator: OperatorId,
    import: ImportId,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<(i64, String)>> {
    import_reports::table
        .filter(import_reports::operator_id.eq(operator))
        .filter(import_reports::import_id.eq(import).and(import_reports::id.gt(after)))
        .select((import_reports::id, import_reports::outcomes))
        .order(import_reports::id)
        .limit(limit)
        .load(conn)
        .await
}

/// Returns the first reports of an import that have refused rows.
pub async fn refused_reports(
    conn: &mut Conn,
    operator: OperatorId,
    import: ImportId,
    limit: i64,
) -> QueryResult<Vec<String>> {
    import_reports::table
        .filter(import_reports::operator_id.eq(operator))
        .filter(import_reports::import_id.eq(import).and(import_reports::refused.gt(0)))
        .select(import_reports::outcomes)
        .order(import_reports::id)
        .limit(limit)
        .load(conn)
        .await
}
