// Reads an EPUB in foliate-js, the reading system of Foliate and others, in headless Chromium:
// turns every page, follows every link, opens notes as pop-ups, measures the contrast of all text.
//
//   node foliate_reader.mjs NODE_MODULES CHROMIUM BOOK.epub WIDTH HEIGHT light|dark [PICTURES]
//
// Prints one JSON object; whatever is wrong stands in its "errors". PICTURES is a folder for
// screenshots of the first page of every document.
import path from 'node:path';

import { openTab, report } from './book_in_browser.mjs';

const [modules, browser, book, width, height, colorScheme, pictures] = process.argv.slice(2);
const viewport = { width: Number(width), height: Number(height) };
const files = {
  '/': `<!doctype html><meta charset="utf-8"><style>
html { color-scheme: light dark; } body { margin: 0; } foliate-view { display: block; height: 100vh; }</style>
<script>
const later = window.setTimeout; // it rests 100 ms after each page turned
window.setTimeout = (work, rest, ...more) => later(work, rest === 100 ? 0 : rest, ...more);
</script>
<script type="module">
import '/foliate/view.js';
import { FootnoteHandler } from '/foliate/footnotes.js';
window.FootnoteHandler = FootnoteHandler;
</script>`,
  '/foliate/': 'foliate-js/',
};

// Runs in the browser, as do all functions inside.
async function readBook() {
  const view = document.createElement('foliate-view');
  document.body.append(view);
  const file = new File([await (await fetch('/book.epub')).blob()], 'book.epub');
  const started = performance.now();
  await view.open(file);
  const { book } = view;
  const errors = [];
  window.view = view;

  // Of what stands on the page itself: no element of a book has a background of its own.
  const probe = document.body.appendChild(document.createElement('div'));
  probe.style.backgroundColor = 'Canvas';
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((level) => {
      const share = level / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const paper = luminance(getComputedStyle(probe).backgroundColor);
  const contrast = (colour) => {
    const ink = luminance(colour);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  };
  let least = 21;
  const measured = new Set();
  const measure = (doc, name) => {
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim()) continue;
      const { color, opacity, backgroundColor } = doc.defaultView.getComputedStyle(node.parentElement);
      const kind = `${color} ${opacity} ${backgroundColor}`;
      if (measured.has(kind)) continue;
      measured.add(kind);
      const found = contrast(color);
      least = Math.min(least, found);
      const where = `${name}: ${node.data.slice(0, 30)}`;
      if (found < 4.5) errors.push(`contrast ${found.toFixed(1)} in ${where}`);
      if (opacity !== '1' || channels(backgroundColor)[3] !== 0) errors.push(`${kind} in ${where}`);
    }
  };
  let shown = -1;
  view.addEventListener('load', ({ detail: { doc, index } }) => {
    shown = index;
    measure(doc, book.sections[index].id);
  });

  await view.init({});
  const { width, height } = view.getBoundingClientRect();
  if (width < innerWidth || height < innerHeight) errors.push(`shown at ${width} × ${height}`);
  const opened = performance.now() - started;
  const findWideTables = (doc) => {
    for (const table of doc.querySelectorAll('table')) {
      // One box for each page that it goes over.
      const widths = (element) => [...element.getClientRects()].map((box) => box.width);
      const excess = Math.max(...widths(table)) - Math.min(...widths(table.parentElement));
      if (excess > 1) errors.push(`a table is wider than the page: ${book.sections[shown].id}`);
    }
  };
  const visited = new Set();
  let pages = 1;
  for (let last; pages < 20000; pages += 1) {
    if (!visited.has(shown)) findWideTables(view.renderer.getContents()[0].doc);
    visited.add(shown);
    if (view.lastLocation.cfi === last && view.renderer.atEnd) break;
    last = view.lastLocation.cfi;
    await view.next();
  }
  book.sections.forEach((section, index) => {
    if (section.linear !== 'no' && !visited.has(index)) errors.push(`never shown: ${section.id}`);
  });

  // Links by what they lead to, so that documents are loaded once and not for each link.
  const targets = new Map();
  const flat = (entries) => (entries ?? []).flatMap((entry) => [entry, ...flat(entry.subitems)]);
  const lists = { contents: flat(book.toc), landmarks: book.landmarks ?? [], pages: book.pageList ?? [] };
  for (const [name, entries] of Object.entries(lists)) {
    for (const { href } of entries) targets.set(href, name);
  }
  const references = [];
  let links = 0;
  for (const section of book.sections) {
    const doc = await section.createDocument();
    for (const link of doc.querySelectorAll('a[href]')) {
      const written = link.getAttribute('href');
      if (book.isExternal(written)) continue;
      const href = section.resolveHref(written);
      links += 1;
      targets.set(href, section.id);
      if (/noteref|glossref/.test(link.getAttribute('role'))) references.push({ link, href });
    }
  }
  for (const [href, from] of [...targets].sort()) {
    const target = book.resolveHref(href);
    if (!target) {
      errors.push(`${from}: dead link ${href}`);
      continue;
    }
    await view.goTo(href);
    const { doc } = view.renderer.getContents()[0];
    if (shown !== target.index) errors.push(`${from}: ${href} shows ${book.sections[shown].id}`);
    if (href.includes('#') && !target.anchor(doc)) errors.push(`${from}: dead link ${href}`);
  }

  // What a pop-up shows of each term: its own words, and more than these.
  const handler = new FootnoteHandler();
  const popUps = new Map();
  for (const { link, href } of references) {
    if (popUps.has(href)) continue;
    let words = '';
    let inside;
    let settled;
    handler.addEventListener('before-render', ({ detail }) => {
      inside = detail.view;
      inside.style = 'position: fixed; top: 0; width: 300px; height: 300px';
      settled = new Promise((resolve) => inside.addEventListener('relocate', resolve, { once: true }));
      document.body.append(inside);
    }, { once: true });
    handler.addEventListener('render', ({ detail }) => {
      words = detail.view.renderer.getContents()[0].doc.body.textContent.replace(/\s+/g, ' ').trim();
    }, { once: true });
    const event = { detail: { a: link, href }, preventDefault() {} };
    await handler.handle(book, event);
    await settled;
    inside.remove();
    popUps.set(href, words);
    if (words.length < link.textContent.length + 4) errors.push(`empty pop-up for ${href}: ${words}`);
  }
  return {
    title: book.metadata.title,
    spine: book.sections.length,
    pages,
    links,
    targets: targets.size,
    popUps: Object.fromEntries([...popUps].slice(0, 3)),
    listed: lists.pages.length,
    opened,
    contrast: least,
    errors,
  };
}

const opened = await openTab({ modules, browser, book, viewport, colorScheme, files });
await report(opened, async (tab) => {
  await tab.waitForFunction('window.FootnoteHandler');
  const found = await tab.evaluate(readBook);
  for (let at = 0; pictures && at < found.spine; at += 1) {
    const name = await tab.evaluate((index) => {
      window.view.goTo(index);
      return window.view.book.sections[index].id;
    }, at);
    await tab.waitForTimeout(150);
    await tab.screenshot({ path: path.join(pictures, `${path.basename(name, '.xhtml')}.png`) });
  }
  return found;
});
