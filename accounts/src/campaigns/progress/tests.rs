use super::*;
use RecipientState as S;

fn at(hours: i64) -> Timestamp {
    chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::days(100) + TimeDelta::hours(hours)
}

fn recipient() -> RecipientRow {
    RecipientRow {
        id: CampaignRecipientId::new(1),
        customer: CustomerId::new(7),
        state: S::Queued,
        mail: Some(MailId::new(3)),
        queued_at: Some(at(0)),
        opened_at: None,
    }
}

fn link(created: i64, expires: i64) -> RecipientLink {
    RecipientLink {
        customer: CustomerId::new(7),
        created_at: at(created),
        expires_at: at(expires),
        opened_at: None,
        used_at: None,
        replaced_at: None,
    }
}

fn evidence(mail: MailState, links: Vec<RecipientLink>, activated: Option<i64>) -> Evidence {
    Evidence {
        mails: HashMap::from([(MailId::new(3), mail)]),
        links,
        activations: activated.map(|hours| (CustomerId::new(7), at(hours))).into_iter().collect(),
    }
}

#[test]
fn a_customer_goes_from_the_outbox_to_an_active_account() {
    let opened = RecipientLink { opened_at: Some(at(2)), ..link(1, 72) };
    let used = RecipientLink { used_at: Some(at(3)), ..opened.clone() };
    let replaced = RecipientLink { replaced_at: Some(at(4)), ..opened.clone() };
    for (evidence, now, expected) in [
        (evidence(MailState::Queued, vec![], None), 1, (S::Queued, None)),
        (evidence(MailState::Dead, vec![], None), 30, (S::Failed, None)),
        (evidence(MailState::Sent, vec![link(1, 72)], None), 2, (S::Sent, None)),
        (evidence(MailState::Sent, vec![opened.clone()], None), 3, (S::Opened, Some(at(2)))),
        (evidence(MailState::Sent, vec![used], Some(3)), 4, (S::Activated, Some(at(2)))),
        (evidence(MailState::Sent, vec![link(1, 72)], None), 72, (S::Expired, None)),
        (evidence(MailState::Sent, vec![opened], None), 72, (S::Expired, Some(at(2)))),
        // Who asks for another link is not lost.
        (evidence(MailState::Sent, vec![link(1, 72), link(80, 150)], None), 90, (S::Sent, None)),
        (evidence(MailState::Sent, vec![replaced, link(4, 76)], None), 5, (S::Opened, Some(at(2)))),
        (evidence(MailState::Dropped, vec![link(4, 76)], None), 5, (S::Sent, None)),
        (evidence(MailState::Dropped, vec![], None), 5, (S::Expired, None)),
    ] {
        assert_eq!(progress(&recipient(), &evidence, at(now)), expected, "after {now} hours");
    }
}

#[test]
fn what_came_before_the_mail_or_concerns_others_does_not_count() {
    let others = RecipientLink { customer: CustomerId::new(8), ..link(1, 72) };
    let older = RecipientLink { opened_at: Some(at(-1)), replaced_at: Some(at(0)), ..link(-2, 70) };
    let evidence = evidence(MailState::Queued, vec![others, older], Some(-3));
    assert_eq!(progress(&recipient(), &evidence, at(1)), (S::Queued, None));
}

#[test]
fn a_link_counts_for_as_long_as_it_lasts_though_the_clock_was_set_back() {
    // Queued at 0 by the clock that was ahead, and sent at -8 by the one that was set back.
    let early = link(-8, 64);
    let opened = RecipientLink { opened_at: Some(at(-7)), ..early.clone() };
    let used = RecipientLink { used_at: Some(at(-6)), ..opened.clone() };
    // Sent before the clock was set back, and used after that.
    let sent_before = RecipientLink { used_at: Some(at(-6)), ..link(1, 73) };
    for (link, activated, now, expected) in [
        (early.clone(), None, -7, (S::Sent, None)),
        (early.clone(), None, 1, (S::Sent, None)),
        (early, None, 64, (S::Expired, None)),
        (opened, None, -6, (S::Opened, Some(at(-7)))),
        (used.clone(), Some(-6), -5, (S::Activated, Some(at(-7)))),
        (used, Some(-6), 1, (S::Activated, Some(at(-7)))),
        (sent_before, Some(-6), -5, (S::Activated, None)),
    ] {
        let evidence = evidence(MailState::Sent, vec![link], activated);
        assert_eq!(progress(&recipient(), &evidence, at(now)), expected, "at {now} hours");
    }
}

#[test]
fn what_was_opened_stays_opened_once_the_link_is_purged() {
    let row = RecipientRow { opened_at: Some(at(2)), ..recipient() };
    let evidence =
        Evidence { mails: HashMap::new(), links: Vec::new(), activations: HashMap::new() };
    assert_eq!(progress(&row, &evidence, at(2000)), (S::Expired, Some(at(2))));
}
