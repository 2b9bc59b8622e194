# Rules about dependencies between crates, and forbidden words. Each rule is a function that prints violations; sourced.

# depends_not <package and options of cargo tree> -- <names of crates>
depends_not() {
  local options=() tree
  while [[ $1 != -- ]]; do options+=("$1") && shift; done
  shift
  tree="$(cargo tree --locked -e normal --prefix none --format '{p}' -p "${options[@]}" | cut -d " " -f 1 | sort -u)" || return 1
  local crate found=0
  for crate in "$@"; do
    if grep -qx -- "$crate" <<<"$tree"; then
      say "${options[0]} depends on $crate"
      found=1
    fi
  done
  return "$found"
}

# found_nowhere <what it means> <pattern> <folders and options of grep>
found_nowhere() {
  local meaning=$1 pattern=$2 hits
  shift 2
  hits="$(grep -rnE --include='*.rs' -e "$pattern" "$@" || true)"
  [[ -z "$hits" ]] && return 0
  say "$meaning:" "$hits"
  return 1
}

rule_the_browser_gets_no_server_code() {
  depends_not frontend --target wasm32-unknown-unknown -- accounts server diesel diesel-async axum lettre tokio argon2 chrono-tz texts fluent-syntax
}

rule_texts_are_functions_before_the_server_runs() {
  depends_not server -- texts fluent-syntax
}

rule_the_model_is_pure() {
  depends_not model -- leptos axum diesel tokio lettre accounts app chrono-tz
}

rule_use_cases_know_no_web() {
  depends_not accounts -- leptos leptos_axum axum app
}

rule_packages_get_no_demo() {
  depends_not server --no-default-features -- demo
}

rule_only_the_demo_seeds() {
  found_nowhere 'seeding outside the demo' '\.seeding\(\)' app server frontend
}

rule_diesel_lives_in_the_store() {
  found_nowhere 'diesel outside accounts/src/store and the types of columns' '\bdiesel(_async|_migrations)?(::|;)' \
    model app server frontend demo accounts/src --exclude-dir=store --exclude-dir=testing --exclude=store.rs --exclude=ids.rs --exclude=stored.rs --exclude=time_zone.rs
}

rule_ids_have_types() {
  found_nowhere 'a bare number where model/src/ids.rs has a type' \
    '\b((operator|login|portal|product|provider|purchase|registration|token)(_id)?|(customer|agent|identity|merge)_id): i64\b' \
    model app server accounts demo
}

rule_enums_are_bound_as_enums() {
  found_nowhere 'the code of an enum in a query, where the enum itself can stand (model/src/stored.rs)' \
    '\.(eq|ne)\(([A-Za-z_:.]+\.code|[A-Z][A-Za-z]*::[A-Z][A-Za-z]*\.as_str)\(\)\)' accounts/src/store/queries
}

rule_one_module_depends_on_the_compile_target() {
  found_nowhere 'ssr or hydrate asked for outside app/src/ssr.rs' 'feature *= *"(ssr|hydrate|csr)"' \
    model accounts server demo frontend app --exclude=ssr.rs
}

rule_no_html_but_by_views() {
  found_nowhere 'HTML that no view has escaped' 'inner_html|set_outer_html|insert_adjacent_html|document_write' \
    app frontend server demo
}

# The content security policy blocks these; pages would look right until a browser opens them.
rule_no_inline_style_or_handler() {
  found_nowhere 'inline style or handler' '(^|[[:space:]])(style|onclick|onsubmit|onload)="' app
}

# Their style sheet leaves out the sections of style/main.css that begin with the word Backoffice (script/site.mjs).
rule_portals_have_the_rules_of_their_classes() {
  local shared own class missing=0
  shared="$(awk '/^\/\* ---- /{ own = /^\/\* ---- Backoffice/ } !own' style/main.css | grep -oE '\.[a-z][a-z-]*' | sort -u)"
  own="$(grep -oE '\.[a-z][a-z-]*' style/main.css | sort -u | grep -vxF "$shared" | cut -c 2-)"
  for class in $(grep -rhoE 'class="[a-z -]+"' app/src/portal | cut -d '"' -f 2 | tr ' ' '\n' | sort -u); do
    grep -qx -- "$class" <<<"$own" || continue
    say "a portal uses .$class, whose rules are in a section of the backoffice"
    missing=1
  done
  return "$missing"
}

# docs/writing/fr.md: U+202F before these marks, so that no line begins with one.
rule_french_marks_have_narrow_spaces() {
  local hits
  hits="$(grep -rnE '^[^#].* [:;!?]' locales/fr || true)"
  [[ -z "$hits" ]] && return 0
  say 'ordinary space before a French mark:' "$hits"
  return 1
}

# A sentence that is written in Rust has no translator.
rule_texts_are_in_the_files_of_translators() {
  local file unused=0
  while read -r file; do
    file="${file#locales/en/*/}"
    grep -rqF "texts!(\"${file%.ftl}\");" app/src/texts accounts/src/mail/texts && continue
    say "locales/en/*/$file has no module that says texts!(\"${file%.ftl}\");"
    unused=1
  done < <(find locales/en -name '*.ftl' | sort)
  found_nowhere 'texts outside of locales/' '\btexts! \{' app accounts server || unused=1
  return "$unused"
}

# CONTRIBUTING.md, style: limits are MAX_, MIN_, _TTL and _TIMEOUT, and names are those of the field.
rule_names_are_words_of_the_field() {
  found_nowhere 'a name outside of the field' \
    '\b(MOST|LONGEST|LEAST)(_[A-Z]+)*\b|(fn|struct|enum|mod|type|trait|const) ([Tt]wins?|[Aa]cts?|[Cc]rowd|[Tt]old|[Bb]eside|[Ii]nstead|[Oo]nward|[Ll]eaving|[Ss]tanding|[Hh]armless)\b' \
    model accounts app server demo frontend
}

rule_secrets_stay_in_cookies() {
  found_nowhere 'storage that scripts can read' 'local_storage|session_storage|document\(\)\.cookie' app frontend
}

rule_percent_encoding_has_one_home() {
  found_nowhere 'percent-encoding outside model/src/percent.rs' '\bpercent_encoding::|percent_(en|de)code' \
    model accounts app server demo frontend --exclude=percent.rs
}

rule_random_numbers_have_one_home() {
  found_nowhere 'random numbers outside accounts/src/random.rs' '\bgetrandom::' \
    model accounts app server demo --exclude=random.rs
}

rule_mail_goes_encrypted_or_not_at_all() {
  found_nowhere 'encryption that gives way' 'Tls::Opportunistic|dangerous_accept|danger_accept' accounts server
}

# Files that documents cite instead of copying them, and documents that cite each other. Addresses and anchors are left out.
rule_links_of_documents_lead_to_files() {
  local document target broken=0
  while read -r document; do
    while read -r target; do
      [[ -n "$target" && ! -e "$(dirname "$document")/$target" ]] || continue
      say "$document: $target does not exist"
      broken=1
    done < <(grep -oE '\]\([^)]+\)' "$document" | sed -E 's/^..//; s/\)$//; s/#.*//' | grep -vE '^[a-z]+:')
  done < <(git ls-files -co --exclude-standard -- '*.md')
  return "$broken"
}

# The package has its documents in one folder.
rule_packages_have_documents_they_cite() {
  local document target missing=0
  while read -r document; do
    while read -r target; do
      grep -qF "[\"../docs/$target\"," server/Cargo.toml && continue
      say "docs/$document is in the package, and docs/$target, which it cites, is not"
      missing=1
    done < <(grep -oE '\]\([a-z-]+\.md' "docs/$document" | cut -c 3- | sort -u)
  done < <(sed -nE 's|^  \["\.\./docs/([a-z-]+\.md)".*$|\1|p' server/Cargo.toml)
  return "$missing"
}

# Of an address, a path with a space has %20 instead.
rule_paths_may_have_spaces() {
  local hits
  hits="$(git ls-files -co --exclude-standard -- '*.ts' '*.mjs' | xargs -r -d '\n' grep -nF 'import.meta.url).pathname' || true)"
  [[ -z "$hits" ]] && return 0
  say 'a path taken from an address, where import.meta.dirname has it:' "$hits"
  return 1
}

rule_nothing_is_left_to_do() {
  local hits
  hits="$(git ls-files -co --exclude-standard | grep -vE '^(script/rules\.sh|.*package-lock\.json|Cargo\.lock)$' |
    xargs -r -d '\n' grep -nE '\b(TODO|FIXME|XXX|HACK)\b|test\.(only|skip|fixme)\(|#\[ignore' 2>/dev/null || true)"
  [[ -z "$hits" ]] && return 0
  say 'left to do:' "$hits"
  return 1
}
