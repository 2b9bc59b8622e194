//! Buying, and who may see a purchase.

use crate::story::{buy, customer, register};
use accounts::{BuyForm, OneTimeKey, testing::on_each_store};
use model::{Failure, Link, refusals::BuyRefusal};

const EMAIL: &str = "ana@example.test";

fn form(product: i64) -> BuyForm {
    BuyForm {
        product,
        price: None,
        travellers: "3".into(),
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: EMAIL.into(),
        once: OneTimeKey::default(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_buys_and_both_links_open_the_order() {
    on_each_store(async |bench| {
        let product = bench.accounts.products(&bench.portal).await.expect("products").remove(0);
        let bought =
            bench.accounts.buy(&bench.caller(), None, form(product.id)).await.expect("bought");
        let mailed = bench.mail_to(EMAIL).await.token("order").expect("a link");
        let other = bench.other_portal().await;
        for link in [bought.secret.expose(), mailed.as_str()] {
            let Link::Ready(order) =
                bench.accounts.order(&bench.portal, link).await.expect("an answer")
            else {
                panic!("the link does not open the order");
            };
            assert_eq!((order.travellers, order.total.minor), (3, 3 * product.price.minor));
            assert_eq!(bench.accounts.order(&other, link).await.expect("an answer"), Link::Unknown);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_name_and_address_is_the_same_customer() {
    on_each_store(async |bench| {
        for (first_name, customers) in [("Ana", 1), ("ANA", 1), ("Eva", 2)] {
            buy(bench, EMAIL, first_name).await;
            bench.accounts.forgot_number(&bench.caller(), EMAIL).await.expect("asked");
            let mail = bench.mail_to(EMAIL).await;
            let words = mail.text.split_whitespace();
            assert_eq!(
                words.filter(|w| w.parse::<model::CustomerNumber>().is_ok()).count(),
                customers
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_bought_says_why_and_changes_nothing() {
    on_each_store(async |bench| {
        use BuyRefusal as R;
        let product = bench.accounts.products(&bench.portal).await.expect("products")[0].id;
        let bad = BuyForm {
            travellers: "ten".into(),
            first_name: String::new(),
            email: "x".into(),
            ..form(product)
        };
        let refused = bench.accounts.buy(&bench.caller(), None, bad).await.expect_err("refused");
        let all = vec![R::TravellersInvalid, R::FirstNameMissing, R::EmailInvalid];
        assert_eq!(refused, Failure::Refused(all));
        for travellers in ["0", "10", "-1", "1.5", ""] {
            let bad = BuyForm { travellers: travellers.into(), ..form(product) };
            let refused =
                bench.accounts.buy(&bench.caller(), None, bad).await.expect_err("refused");
            assert_eq!(refused, R::TravellersInvalid.into(), "{travellers}");
        }
        let gone =
            bench.accounts.buy(&bench.caller(), None, form(999_999)).await.expect_err("refused");
        assert_eq!(gone, R::ProductGone.into());
        assert!(bench.mails().await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn purchases_are_visible_to_their_customer_only() {
    on_each_store(async |bench| {
        buy(bench, EMAIL, "Ana").await;
        register(bench, EMAIL).await;
        register(bench, "eva@example.test").await;
        let (ana, eva) = (customer(bench, EMAIL).await, customer(bench, "eva@example.test").await);
        let number =
            bench.accounts.purchases(&bench.portal, &ana).await.expect("history").remove(0).number;
        let seen = async |who| {
            bench.accounts.purchase(&bench.portal, who, &number).await.expect("an answer")
        };
        assert!(seen(&ana).await.is_some());
        assert!(seen(&eva).await.is_none());
        assert!(bench.accounts.purchases(&bench.portal, &eva).await.expect("history").is_empty());
    })
    .await;
}
