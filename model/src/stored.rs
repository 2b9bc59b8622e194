//! Values of the model in columns of text: the database holds the code of a variant, or the plain spelling of a number,
//! and rows and queries hold the value.

/// Makes a type that of columns of text, mostly an enum. Named are the method that returns a value's code, and the
/// function that returns the value of a code.
///
/// A text that is no code is an error of the query, with the type and the text: a row that this build cannot read is
/// never taken for another one, nor left out. Without the function the type is written and compared only: for columns
/// that no row reads, and for those that show what later releases wrote, such as the events of a timeline.
#[cfg(feature = "diesel")]
#[macro_export]
macro_rules! stored_as_text {
    (@bound $type:ty, $code:ident, $sql:ty) => {
        impl diesel::expression::AsExpression<$sql> for $type {
            type Expression = <String as diesel::expression::AsExpression<$sql>>::Expression;

            fn as_expression(
                self,
            ) -> <Self as diesel::expression::AsExpression<$sql>>::Expression {
                <String as diesel::expression::AsExpression<$sql>>::as_expression(self.$code().to_owned())
            }
        }
    };
    ($name:ident, $code:ident) => {
        $crate::stored_as_text!(@bound $name, $code, diesel::sql_types::Text);
        $crate::stored_as_text!(@bound &$name, $code, diesel::sql_types::Text);
        $crate::stored_as_text!(@bound $name, $code, diesel::sql_types::Nullable<diesel::sql_types::Text>);
        $crate::stored_as_text!(@bound &$name, $code, diesel::sql_types::Nullable<diesel::sql_types::Text>);

        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, DB>,
            ) -> diesel::serialize::Result {
                <str as diesel::serialize::ToSql<diesel::sql_types::Text, DB>>::to_sql(
                    self.$code(),
                    out,
                )
            }
        }
    };
    ($name:ident, $code:ident, $value:expr) => {
        $crate::stored_as_text!($name, $code);

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let text =
                    <String as diesel::deserialize::FromSql<diesel::sql_types::Text, DB>>::from_sql(
                        bytes,
                    )?;
                let value_of: fn(&str) -> Option<$name> = $value;
                match value_of(&text) {
                    Some(value) => Ok(value),
                    None => Err(format!("no {} has the code {text:?}", stringify!($name)).into()),
                }
            }
        }

        impl<DB> diesel::deserialize::Queryable<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            $name: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            type Row = Self;

            fn build(row: Self) -> diesel::deserialize::Result<Self> {
                Ok(row)
            }
        }
    };
}

/// Without queries there are no columns.
#[cfg(not(feature = "diesel"))]
#[macro_export]
macro_rules! stored_as_text {
    ($name:ident, $code:ident $(, $value:expr)?) => {};
}
