//! Customers as other systems of the operator see them by the API: what a ticket office needs, and nothing of how they
//! sign in.

use super::version::Versioned;
use crate::{
    AccessError, ApiCaller,
    groups::Customers,
    store::{
        StoreError, query, read,
        rows::{AccountRow, ListedCustomerRow},
    },
};
use model::{
    ApiScope, CustomerId, CustomerNumber, EmailAddress, ExternalId, Locale, OperatorId, Page,
    Timestamp,
};

/// A customer of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCustomer {
    pub number: CustomerNumber,
    /// Empty, like the last name, once the customer deleted their account.
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub locale: Locale,
    pub disabled: bool,
    /// Whether there is an account that its customer has activated.
    pub active: bool,
    /// Whether an activation or a first password is awaited.
    pub invited: bool,
    pub created_at: Timestamp,
    pub last_purchase_at: Option<Timestamp>,
    /// What another system calls the customer.
    pub external_id: Option<String>,
    /// Another one after every change of the customer's data.
    pub version: String,
}

impl Customers<'_> {
    /// Returns the customers of the caller's operator after a position, `size` a page; with an email, those who have it
    /// on file.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn list_by_api(
        self,
        caller: &ApiCaller,
        email: Option<&EmailAddress>,
        after: i64,
        size: usize,
    ) -> Result<Page<ListedCustomer>, AccessError> {
        caller.allow(ApiScope::ReadCustomers)?;
        let (operator, limit) = (caller.operator, size as i64 + 1);
        let key = email.map(EmailAddress::key);
        let rows = match &key {
            Some(key) => {
                let own = read!(
                    self.accounts.store(),
                    api_lists::customers_with_email(operator, key, after, limit)
                );
                own.await?
            }
            None => {
                read!(self.accounts.store(), api_lists::customers_after(operator, after, limit))
                    .await?
            }
        };
        let page = Page::of(rows, size, |row| row.id);
        Ok(Page {
            items: page.items.into_iter().map(listed).collect(),
            next: page.next.map(CustomerId::get),
        })
    }

    /// Returns the customer of that number, or the one that they were merged into.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn get_by_api(
        self,
        caller: &ApiCaller,
        number: &CustomerNumber,
    ) -> Result<Option<ListedCustomer>, AccessError> {
        caller.allow(ApiScope::ReadCustomers)?;
        Ok(self.listed_customer(caller.operator, number).await?)
    }

    /// Returns the customer whom another system calls so, or the one that they were merged into.
    ///
    /// # Errors
    /// [`AccessError`] when the token lacks the scope or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.operator.get()))]
    pub async fn get_by_external_id(
        self,
        caller: &ApiCaller,
        external_id: &ExternalId,
    ) -> Result<Option<ListedCustomer>, AccessError> {
        caller.allow(ApiScope::ReadCustomers)?;
        let (operator, external_id) = (caller.operator, external_id.as_str());
        let row: Result<Option<ListedCustomerRow>, StoreError> =
            read!(self.accounts.store(), async |tx| {
                match query!(tx, customer_details::with_external_id(operator, external_id)).await? {
                    Some(customer) => {
                        Ok(query!(tx, api_lists::customer(operator, customer)).await?)
                    }
                    None => Ok(None),
                }
            })
            .await;
        Ok(row?.map(listed))
    }

    /// Returns the same as [`get_by_api`](Self::get_by_api), for every token.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn listed_customer(
        self,
        operator: OperatorId,
        number: &CustomerNumber,
    ) -> Result<Option<ListedCustomer>, StoreError> {
        let row: Result<Option<ListedCustomerRow>, StoreError> =
            read!(self.accounts.store(), async |tx| {
                match query!(tx, customers::by_number(operator, number)).await? {
                    Some(found) => {
                        Ok(query!(tx, api_lists::customer(operator, found.customer)).await?)
                    }
                    None => Ok(None),
                }
            })
            .await;
        Ok(row?.map(listed))
    }
}

fn listed(row: ListedCustomerRow) -> ListedCustomer {
    let active = row.state == Some(AccountRow::ACTIVE);
    ListedCustomer {
        version: Versioned::from((&row, row.external_id.as_deref())).version(),
        number: row.number,
        first_name: row.first_name,
        last_name: row.last_name,
        email: row.email,
        phone: row.phone,
        locale: row.locale.parse().unwrap_or_default(),
        disabled: row.disabled,
        active,
        invited: row.state.is_some() && !active,
        created_at: row.created_at,
        last_purchase_at: row.last_purchase_at,
        external_id: row.external_id,
    }
}
