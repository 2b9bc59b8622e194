//! The tables of both databases: `migrations/sqlite` and `migrations/postgres` create the same ones. The file is long
//! because it is a table by nature: declarations beside each other that have no order, and that a test compares with
//! both databases.

diesel::table! {
    operators (id) {
        id -> BigInt,
        name -> Text,
        default_locale -> Text,
        sender_name -> Text,
        sender -> Text,
        customer_accounts_enabled -> Bool,
        force_login -> Bool,
        sso_enabled -> Bool,
        sso_only -> Bool,
        tell_when_email_is_registered -> Bool,
        session_idle_minutes -> Integer,
        session_absolute_minutes -> Integer,
        remember_me_minutes -> Integer,
        password_minimum -> Integer,
        created_at -> Timestamp,
        activation_hours -> Integer,
        network_multiplier -> Integer,
        trusted_networks -> Text,
        demo -> Bool,
        pending_sender -> Nullable<Text>,
        time_zone -> Text,
        legal_name -> Text,
        postal_address -> Text,
        contact_phone -> Text,
        contact_email -> Text,
        privacy_url -> Text,
        terms_url -> Text,
        accessibility_url -> Text,
    }
}

diesel::table! {
    portals (id) {
        id -> BigInt,
        operator_id -> BigInt,
        name -> Text,
        host -> Text,
        origin -> Text,
        accent -> Text,
        customer_accounts_enabled -> Nullable<Bool>,
        force_login -> Nullable<Bool>,
        sso_enabled -> Nullable<Bool>,
        sso_only -> Nullable<Bool>,
        tell_when_email_is_registered -> Nullable<Bool>,
        session_idle_minutes -> Nullable<Integer>,
        session_absolute_minutes -> Nullable<Integer>,
        remember_me_minutes -> Nullable<Integer>,
        password_minimum -> Nullable<Integer>,
        locales -> Text,
        default_locale -> Nullable<Text>,
        logo_file -> Nullable<Text>,
        logo_width -> Nullable<Integer>,
        logo_height -> Nullable<Integer>,
        time_zone -> Nullable<Text>,
    }
}

diesel::table! {
    host_claims (id) {
        id -> BigInt,
        operator_id -> BigInt,
        portal_id -> Nullable<BigInt>,
        name -> Text,
        host -> Text,
        origin -> Text,
        created_at -> Timestamp,
        checked_at -> Nullable<Timestamp>,
        verdict -> Nullable<Text>,
        probe -> Nullable<Binary>,
        answer -> Nullable<Text>,
        probe_expires_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    agents (id) {
        id -> BigInt,
        operator_id -> BigInt,
        name -> Text,
        email -> Text,
        email_key -> Text,
        role -> Text,
        login_id -> Nullable<BigInt>,
        disabled -> Bool,
        last_seen_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    customers (id) {
        id -> BigInt,
        operator_id -> BigInt,
        number -> Text,
        first_name -> Text,
        last_name -> Text,
        email -> Nullable<Text>,
        email_key -> Nullable<Text>,
        phone -> Nullable<Text>,
        locale -> Text,
        disabled -> Bool,
        last_purchase_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        first_key -> Text,
        last_key -> Text,
        phone_key -> Text,
        merged_into -> Nullable<BigInt>,
        merged_email_key -> Nullable<Text>,
        external_id -> Nullable<Text>,
        name_changed -> Bool,
        email_changed -> Bool,
        phone_changed -> Bool,
        locale_changed -> Bool,
    }
}

diesel::table! {
    accounts (customer_id) {
        customer_id -> BigInt,
        operator_id -> BigInt,
        state -> Text,
        password_hash -> Nullable<Text>,
        number_sign_in -> Bool,
        sign_in_email -> Nullable<Text>,
        activated_at -> Nullable<Timestamp>,
        password_changed_at -> Nullable<Timestamp>,
        email_proved -> Bool,
        email_vouched_by -> Nullable<BigInt>,
        foreign_work -> Nullable<BigInt>,
    }
}

diesel::table! {
    providers (id) {
        id -> BigInt,
        operator_id -> BigInt,
        name -> Text,
        protocol -> Text,
        settings -> Text,
        tested_at -> Nullable<Timestamp>,
        secret -> Nullable<Binary>,
        version -> BigInt,
        access_rule -> BigInt,
    }
}

diesel::table! {
    provider_tests (id) {
        id -> BigInt,
        operator_id -> BigInt,
        provider_id -> BigInt,
        agent_id -> BigInt,
        portal_id -> BigInt,
        version -> BigInt,
        browser -> Binary,
        ticket -> Binary,
        departed -> Bool,
        findings -> Text,
        report -> Nullable<Text>,
        finished_at -> Nullable<Timestamp>,
        claimed -> Bool,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    identities (id) {
        id -> BigInt,
        operator_id -> BigInt,
        provider_id -> BigInt,
        issuer -> Text,
        subject -> Text,
        customer_id -> BigInt,
        linked_at -> Timestamp,
        label -> Text,
        external_id -> Nullable<Text>,
        said_email -> Nullable<Text>,
        said_first_name -> Nullable<Text>,
        said_last_name -> Nullable<Text>,
        email_changed -> Bool,
        names_changed -> Bool,
    }
}

diesel::table! {
    registrations (id) {
        id -> BigInt,
        operator_id -> BigInt,
        email -> Text,
        email_key -> Text,
        first_name -> Text,
        last_name -> Text,
        password_hash -> Text,
        locale -> Text,
        return_path -> Nullable<Text>,
        browser_hash -> Binary,
        created_at -> Timestamp,
        mailed_at -> Timestamp,
        consent_text_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    tokens (id) {
        id -> BigInt,
        operator_id -> BigInt,
        hash -> Binary,
        purpose -> Text,
        email_key -> Nullable<Text>,
        registration_id -> Nullable<BigInt>,
        customer_id -> Nullable<BigInt>,
        purchase_id -> Nullable<BigInt>,
        return_path -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        replaced_at -> Nullable<Timestamp>,
        arrival_id -> Nullable<BigInt>,
        agent_id -> Nullable<BigInt>,
        opened_at -> Nullable<Timestamp>,
        email -> Nullable<Text>,
        change_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    email_changes (id) {
        id -> BigInt,
        operator_id -> BigInt,
        customer_id -> BigInt,
        at -> Timestamp,
        objection -> Bool,
        merge_id -> Nullable<BigInt>,
        merges_from -> BigInt,
        old_email -> Nullable<Text>,
        first_name -> Nullable<Text>,
        last_name -> Nullable<Text>,
        signed_in -> Bool,
        was_active -> Bool,
        undone_at -> Nullable<Timestamp>,
        name_changed -> Bool,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        operator_id -> BigInt,
        customer_id -> BigInt,
        hash -> Binary,
        user_agent -> Text,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        idle_minutes -> Integer,
        expires_at -> Timestamp,
        identity_id -> Nullable<BigInt>,
        provider_session -> Nullable<Binary>,
        id_token -> Nullable<Binary>,
        portal_id -> Nullable<BigInt>,
        method -> Text,
        provider_id -> Nullable<BigInt>,
        access_rule -> Nullable<BigInt>,
        remembered -> Bool,
    }
}

diesel::table! {
    devices (operator_id, customer_id, hash) {
        operator_id -> BigInt,
        customer_id -> BigInt,
        hash -> Binary,
        last_seen_at -> Timestamp,
    }
}

diesel::table! {
    agent_devices (login_id, hash) {
        login_id -> BigInt,
        hash -> Binary,
        last_seen_at -> Timestamp,
    }
}

diesel::table! {
    form_keys (operator_id, hash) {
        operator_id -> BigInt,
        hash -> Binary,
        result -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    api_tokens (id) {
        id -> BigInt,
        operator_id -> BigInt,
        agent_id -> BigInt,
        name -> Text,
        hash -> Binary,
        scopes -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        last_used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    api_keys (token_id, hash) {
        token_id -> BigInt,
        hash -> Binary,
        request -> Binary,
        result -> BigInt,
        status -> Integer,
        at -> Timestamp,
    }
}

diesel::table! {
    throttles (key) {
        key -> Binary,
        failures -> Integer,
        next_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    products (id) {
        id -> BigInt,
        operator_id -> BigInt,
        title -> Text,
        description -> Text,
        price_minor -> BigInt,
        currency -> Text,
        capacity -> Nullable<Integer>,
        places_sold -> Integer,
        version -> Integer,
        position -> Integer,
        everywhere -> Bool,
        on_sale_from -> Nullable<Timestamp>,
        on_sale_until -> Nullable<Timestamp>,
        max_travellers -> Nullable<Integer>,
        payment_hours -> Nullable<Integer>,
        retired_at -> Nullable<Timestamp>,
        dated -> Bool,
    }
}

diesel::table! {
    product_dates (id) {
        id -> BigInt,
        operator_id -> BigInt,
        product_id -> BigInt,
        at -> Timestamp,
        capacity -> Nullable<Integer>,
        places_sold -> Integer,
        offered -> Bool,
    }
}

diesel::table! {
    product_texts (product_id, locale) {
        product_id -> BigInt,
        locale -> Text,
        operator_id -> BigInt,
        title -> Text,
        description -> Text,
    }
}

diesel::table! {
    product_portals (product_id, portal_id) {
        product_id -> BigInt,
        portal_id -> BigInt,
        operator_id -> BigInt,
    }
}

diesel::table! {
    purchases (id) {
        id -> BigInt,
        operator_id -> BigInt,
        portal_id -> BigInt,
        customer_id -> BigInt,
        number -> Text,
        product -> Text,
        travellers -> Integer,
        total_minor -> BigInt,
        currency -> Text,
        payment -> Text,
        first_name -> Text,
        last_name -> Text,
        email -> Text,
        at -> Timestamp,
        product_id -> Nullable<BigInt>,
        payable_until -> Nullable<Timestamp>,
        paid_at -> Nullable<Timestamp>,
        held_places -> Integer,
        release_at -> Nullable<Timestamp>,
        state -> Text,
        cancelled_at -> Nullable<Timestamp>,
        refunded -> Nullable<Bool>,
        cancel_reason -> Nullable<Text>,
        travel_at -> Nullable<Timestamp>,
        date_id -> Nullable<BigInt>,
        external_id -> Nullable<Text>,
        name_corrected -> Bool,
    }
}

diesel::table! {
    outbox (id) {
        id -> BigInt,
        operator_id -> BigInt,
        portal_id -> BigInt,
        customer_id -> Nullable<BigInt>,
        recipient -> Text,
        locale -> Text,
        mail -> Text,
        link -> Nullable<Text>,
        message_id -> Text,
        state -> Text,
        attempts -> Integer,
        due_at -> Timestamp,
        created_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        error -> Nullable<Text>,
        priority -> Integer,
        leased_by -> Nullable<Text>,
    }
}

diesel::table! {
    timeline (id) {
        id -> BigInt,
        operator_id -> BigInt,
        customer_id -> BigInt,
        event -> Text,
        detail -> Nullable<Text>,
        ip -> Nullable<Text>,
        at -> Timestamp,
        agent_id -> Nullable<BigInt>,
        api_token -> Nullable<Text>,
    }
}

diesel::table! {
    sso_flows (id) {
        id -> BigInt,
        operator_id -> BigInt,
        provider_id -> BigInt,
        hash -> Binary,
        purpose -> Text,
        state -> Text,
        nonce -> Text,
        verifier -> Text,
        id_token -> Nullable<Binary>,
        return_path -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        test_id -> Nullable<BigInt>,
        fresh_login -> Bool,
    }
}

diesel::table! {
    sso_arrivals (id) {
        id -> BigInt,
        operator_id -> BigInt,
        provider_id -> BigInt,
        hash -> Binary,
        issuer -> Text,
        subject -> Text,
        label -> Text,
        external_id -> Nullable<Text>,
        first_name -> Text,
        last_name -> Text,
        email -> Text,
        email_key -> Text,
        provider_session -> Nullable<Binary>,
        id_token -> Nullable<Binary>,
        return_path -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        access_rule -> BigInt,
    }
}

diesel::table! {
    sso_seen (key) {
        key -> Binary,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    agent_logins (id) {
        id -> BigInt,
        email -> Text,
        email_key -> Text,
        password_hash -> Nullable<Text>,
        totp_secret -> Nullable<Binary>,
        totp_step -> BigInt,
        created_at -> Timestamp,
        locale -> Nullable<Text>,
    }
}

diesel::table! {
    agent_recovery_codes (login_id, hash) {
        login_id -> BigInt,
        hash -> Binary,
    }
}

diesel::table! {
    agent_sessions (id) {
        id -> BigInt,
        login_id -> BigInt,
        agent_id -> Nullable<BigInt>,
        hash -> Binary,
        stage -> Text,
        pending_totp -> Nullable<Binary>,
        user_agent -> Text,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        authenticated_at -> Timestamp,
        expires_at -> Timestamp,
        recovery_codes -> Nullable<Binary>,
    }
}

diesel::table! {
    agent_pending_acts (id) {
        id -> BigInt,
        agent_id -> BigInt,
        hash -> Binary,
        sealed -> Binary,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    audit (id) {
        id -> BigInt,
        operator_id -> BigInt,
        agent_id -> BigInt,
        action -> Text,
        subject -> Text,
        customer_id -> Nullable<BigInt>,
        was -> Nullable<Text>,
        became -> Nullable<Text>,
        ip -> Text,
        at -> Timestamp,
        api_token -> Nullable<Text>,
    }
}

diesel::table! {
    merges (id) {
        id -> BigInt,
        operator_id -> BigInt,
        survivor_id -> BigInt,
        absorbed_id -> BigInt,
        record -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    merge_moves (merge_id, kind, row_id) {
        merge_id -> BigInt,
        kind -> Text,
        row_id -> BigInt,
    }
}

diesel::table! {
    twin_groups (operator_id, kind, key) {
        operator_id -> BigInt,
        kind -> Text,
        key -> Text,
        latest_id -> BigInt,
    }
}

diesel::table! {
    logos (portal_id) {
        portal_id -> BigInt,
        operator_id -> BigInt,
        bytes -> Binary,
    }
}

diesel::table! {
    messages (operator_id, message, locale) {
        operator_id -> BigInt,
        message -> Text,
        locale -> Text,
        text -> Text,
    }
}

diesel::table! {
    consent_texts (id) {
        id -> BigInt,
        operator_id -> BigInt,
        version -> Integer,
        locale -> Text,
        text -> Text,
        created_at -> Timestamp,
        replaced_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    consents (id) {
        id -> BigInt,
        operator_id -> BigInt,
        customer_id -> BigInt,
        text_id -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    bounced_addresses (operator_id, email_key) {
        operator_id -> BigInt,
        email_key -> Text,
        mail_id -> BigInt,
        status -> Text,
        reason -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    readiness (id) {
        id -> BigInt,
        checked_at -> Timestamp,
    }
}

diesel::table! {
    events (id) {
        id -> BigInt,
        operator_id -> BigInt,
        message_id -> Text,
        kind -> Text,
        customer_id -> Nullable<BigInt>,
        absorbed_id -> Nullable<BigInt>,
        purchase_id -> Nullable<BigInt>,
        at -> Timestamp,
        place -> Nullable<BigInt>,
    }
}

diesel::table! {
    event_places (id) {
        id -> BigInt,
        last -> BigInt,
    }
}

diesel::table! {
    webhook_endpoints (id) {
        id -> BigInt,
        operator_id -> BigInt,
        url -> Text,
        kinds -> Text,
        secret -> Binary,
        old_secret -> Nullable<Binary>,
        old_secret_until -> Nullable<Timestamp>,
        state -> Text,
        failures -> Integer,
        failing_since -> Nullable<Timestamp>,
        retry_at -> Timestamp,
        created_at -> Timestamp,
    }
}

diesel::table! {
    webhook_deliveries (id) {
        id -> BigInt,
        operator_id -> BigInt,
        endpoint_id -> BigInt,
        message_id -> Text,
        kind -> Text,
        customer_id -> Nullable<BigInt>,
        payload -> Text,
        state -> Text,
        attempts -> Integer,
        due_at -> Timestamp,
        first_tried_at -> Nullable<Timestamp>,
        leased_by -> Nullable<Text>,
        status -> Nullable<Integer>,
        answer -> Nullable<Text>,
        error -> Nullable<Text>,
        created_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    imports (id) {
        id -> BigInt,
        operator_id -> BigInt,
        portal_id -> BigInt,
        agent_id -> Nullable<BigInt>,
        kind -> Text,
        dry_run -> Bool,
        file_name -> Text,
        file -> Nullable<Text>,
        file_hash -> Binary,
        size -> BigInt,
        header -> Text,
        mapping -> Text,
        state -> Text,
        records -> BigInt,
        position -> BigInt,
        created -> BigInt,
        updated -> BigInt,
        unchanged -> BigInt,
        refused -> BigInt,
        problem -> Nullable<Text>,
        problem_line -> Nullable<BigInt>,
        lease -> Nullable<Binary>,
        lease_until -> Nullable<Timestamp>,
        started_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    import_reports (id) {
        id -> BigInt,
        operator_id -> BigInt,
        import_id -> BigInt,
        outcomes -> Text,
        refused -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    campaigns (id) {
        id -> BigInt,
        operator_id -> BigInt,
        agent_id -> BigInt,
        name -> Text,
        filter -> Text,
        time_zone -> Text,
        per_minute -> Integer,
        state -> Text,
        place -> Nullable<Text>,
        created_at -> Timestamp,
        start_at -> Nullable<Timestamp>,
        next_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        counted_at -> Nullable<Timestamp>,
        count_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    campaign_recipients (id) {
        id -> BigInt,
        operator_id -> BigInt,
        campaign_id -> BigInt,
        customer_id -> BigInt,
        state -> Text,
        reason -> Nullable<Text>,
        mail_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        queued_at -> Nullable<Timestamp>,
        opened_at -> Nullable<Timestamp>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    operators,
    portals,
    host_claims,
    agents,
    agent_logins,
    agent_pending_acts,
    agent_recovery_codes,
    agent_sessions,
    api_tokens,
    api_keys,
    audit,
    customers,
    accounts,
    providers,
    provider_tests,
    identities,
    sso_flows,
    sso_arrivals,
    sso_seen,
    registrations,
    tokens,
    email_changes,
    imports,
    import_reports,
    sessions,
    devices,
    agent_devices,
    throttles,
    form_keys,
    products,
    product_dates,
    product_texts,
    product_portals,
    purchases,
    outbox,
    timeline,
    merges,
    merge_moves,
    twin_groups,
    logos,
    messages,
    consent_texts,
    consents,
    bounced_addresses,
    events,
    webhook_endpoints,
    webhook_deliveries,
    campaigns,
    campaign_recipients,
);
