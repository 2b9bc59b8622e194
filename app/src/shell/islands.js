(js, wasm) => {
  // Leptos' own loader, less what we do not use: pages without an island load nothing, and both files load at once.
  if (!document.querySelector("leptos-island")) return;
  const zone = document.querySelector("[name=browser_zone]");
  if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const children = [];
  const walk = (node, mod) => {
    const tag = node.tagName;
    if (tag === "LEPTOS-ISLAND") {
      children.at(-1)?.();
      mod[node.dataset.component]?.(node);
    }
    if (tag === "LEPTOS-CHILDREN") children.push(node.$$on_hydrate);
    for (const child of node.children) walk(child, mod);
    if (tag === "LEPTOS-CHILDREN") children.pop();
  };
  const bytes = fetch(wasm);
  import(js).then(async (mod) => {
    await mod.default({ module_or_path: bytes });
    mod.hydrate();
    walk(document.body, mod);
  });
};
