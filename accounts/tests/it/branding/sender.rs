//! Who mails come from.

use super::acts;
use crate::{agents::staff, story};
use accounts::testing::on_each_store;
use model::{Failure, refusals::SenderRefusal as R};

#[tokio::test(flavor = "multi_thread")]
async fn mails_come_from_the_chosen_sender_at_once() {
    on_each_store(async |bench| {
        let (laura, pablo) = staff(bench).await;
        let (accounts, caller) = (&bench.accounts, bench.agent_caller());
        let before = accounts.sender(&laura).await.expect("a sender");
        for (name, address, why) in [
            ("", "desk@norte.example", vec![R::NameMissing]),
            ("a\r\nBcc: x", "desk@norte.example", vec![R::NameInvalid]),
            (
                "Norte",
                "desk@norte.example, eva@evil.example",
                vec![R::AddressInvalid],
            ),
            (
                "",
                "Norte <desk@norte.example>",
                vec![R::NameMissing, R::AddressInvalid],
            ),
        ] {
            let refused = accounts.change_sender(&laura, &caller, name, address).await;
            assert_eq!(refused, Err(Failure::Refused(why)), "{address}");
        }
        let (name, address) = ("Norte, at your service", "desk@norte.example");
        let forbidden = accounts.change_sender(&pablo, &caller, name, address).await;
        assert_eq!(forbidden, Err(Failure::Forbidden));
        assert!(accounts.sender(&pablo).await.is_err());
        assert_eq!(accounts.sender(&laura).await.expect("a sender"), before);
        for _ in 0..2 {
            let changed = accounts.change_sender(&laura, &caller, name, address).await;
            changed.expect("changed");
        }
        let portal = bench.portal_now().await;
        assert_eq!(
            (portal.sender_name.as_str(), portal.sender.as_str()),
            (name, address)
        );
        story::buy(bench, "ana@example.test", "Ana").await;
        let told = acts(bench, &laura, "sender-changed").await;
        assert_eq!(told.len(), 1);
        let was = "name=Norte Lines, address=tickets@tickets.example.test";
        assert_eq!(told[0].was.as_deref(), Some(was));
    })
    .await;
}
