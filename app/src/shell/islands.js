(js, wasm) => {
  const islands = document.querySelectorAll("leptos-island");
  if (!islands.length) return;
  const zone = document.querySelector("[name=browser_zone]");
  if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const bytes = fetch(wasm);
  import(js).then(async (mod) => {
    await mod.default({ module_or_path: bytes });
    mod.hydrate();
    for (const island of islands) mod[island.dataset.component]?.(island);
  });
};
