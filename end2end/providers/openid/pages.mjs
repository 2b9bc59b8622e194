// The pages of the provider, without scripts so that they work in every browser of the tests.

/** @param {unknown} text */
export function escape(text) {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * @param {string} title
 * @param {string} content HTML.
 */
export function page(title, content) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Plata ID</title>
<link rel="icon" href="data:,">
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem }
form, label { display: grid; gap: .5rem; margin-bottom: 1rem }
input, button { font: inherit; padding: .5rem .75rem }
li button { width: 100%; text-align: left }
ul { list-style: none; padding: 0; display: grid; gap: .5rem }
</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${content}
</main>
</body>
</html>`;
}
