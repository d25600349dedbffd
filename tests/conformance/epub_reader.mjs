// Reads an EPUB in epub.js, which reading systems of the web are built on, in headless Chromium:
// turns every page, goes to every entry of the contents, looks up every link.
//
//   node epub_reader.mjs NODE_MODULES CHROMIUM BOOK.epub WIDTH HEIGHT [SCREENSHOT.png]
//
// Prints one JSON object; whatever is wrong stands in its "errors".
import { EPUB_JS, openTab, report } from './book_in_browser.mjs';

const [modules, browser, book, width, height, screenshot] = process.argv.slice(2);
const viewport = { width: Number(width), height: Number(height) };

// Runs in the browser.
async function readBook(size) {
  const book = ePub('/book.epub');
  const view = book.renderTo('view', { ...size, spread: 'none', allowScriptedContent: false });
  await book.ready;
  const errors = [];

  const documents = new Map();
  for (const section of book.spine.spineItems) {
    const root = await section.load(book.load.bind(book));
    documents.set(section.href, root.ownerDocument ?? root);
  }
  const dead = (href, from) => {
    const [file, id] = href.startsWith('#') ? [from, href.slice(1)] : href.split('#');
    const target = documents.get(file);
    // The navigation document need not stand in the spine.
    if (!target) return !book.spine.get(file) && file !== book.packaging.navPath;
    return Boolean(id) && !target.querySelector(`[id="${id}"]`);
  };
  let links = 0;
  for (const [from, root] of documents) {
    for (const link of root.querySelectorAll('a[href]')) {
      const href = link.getAttribute('href');
      if (/^(https?|mailto):/.test(href)) continue;
      links += 1;
      if (dead(href, from)) errors.push(`${from}: dead link ${href}`);
    }
  }
  const flat = (entries) => entries.flatMap((entry) => [entry, ...flat(entry.subitems ?? [])]);
  const contents = flat(book.navigation.toc);
  const marks = book.navigation.landmarks;
  for (const { href } of [...contents, ...marks]) {
    if (dead(href)) errors.push(`contents: dead link ${href}`);
  }

  // The event comes late and not at all where there is no further page.
  const moved = (move) => new Promise((resolve) => {
    const late = setTimeout(resolve, 3000, false);
    view.once('relocated', () => { clearTimeout(late); resolve(true); });
    move();
  });
  for (const { href } of contents) {
    await moved(() => view.display(href));
    const file = href.split('#')[0];
    const shown = view.location.start.href;
    if (shown !== file) errors.push(`contents: ${href} shows ${shown}`);
  }
  const visited = new Set();
  let pages = 0;
  await moved(() => view.display(book.spine.first().href));
  for (; pages < 20000; pages += 1) {
    visited.add(view.location.start.href);
    if (view.location.atEnd || !(await moved(() => view.next()))) break;
  }
  for (const section of book.spine.spineItems) {
    // What is read only by following a link is not paged through.
    if (section.linear && !visited.has(section.href)) errors.push(`never shown: ${section.href}`);
  }
  await moved(() => view.display(contents[0].href));
  return {
    title: book.packaging.metadata.title,
    // Pages are turned through what is linear; the rest is reached by links.
    spine: book.spine.spineItems.filter((section) => section.linear).length,
    contents: contents.length,
    listed: book.pageList.pageList.length,
    links,
    pages: pages + 1,
    errors,
  };
}

await report(await openTab({ modules, browser, book, viewport, files: EPUB_JS }), async (tab) => {
  const found = await tab.evaluate(readBook, viewport);
  if (screenshot) await tab.screenshot({ path: screenshot });
  return found;
});
