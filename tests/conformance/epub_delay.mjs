// How long a reader waits in epub.js, in headless Chromium: to open a book, to turn pages, to go to
// a chapter, to the glossary and to a term's meaning, to find a word in all chapters.
//
//   node epub_delay.mjs NODE_MODULES CHROMIUM BOOK.epub WORD
//
// Prints one JSON object, in milliseconds; of what is done many times, the median and the longest.
import { EPUB_JS, openTab, report } from './book_in_browser.mjs';

const [modules, browser, book, word] = process.argv.slice(2);
const viewport = { width: 820, height: 1180 };

// Runs in the browser.
async function useBook({ size, word }) {
  const errors = [];
  const timed = async (work) => {
    const start = performance.now();
    const result = await work();
    return [Math.round(performance.now() - start), result];
  };
  const shown = (move) => new Promise((resolve) => {
    const late = setTimeout(() => { errors.push('nothing was shown for 10 s'); resolve(); }, 10000);
    window.view.once('relocated', () => { clearTimeout(late); resolve(); });
    move();
  });
  const summary = (times) => {
    const sorted = [...times].sort((one, other) => one - other);
    return { median: sorted[Math.floor(sorted.length / 2)], longest: sorted.at(-1) };
  };
  const several = async (count, move) => {
    const times = [];
    for (let at = 0; at < count; at += 1) times.push((await timed(() => shown(() => move(at))))[0]);
    return summary(times);
  };

  const [opened, book] = await timed(async () => {
    const made = ePub('/book.epub');
    await made.ready;
    return made;
  });
  const view = window.view = book.renderTo('view', { ...size, spread: 'none', allowScriptedContent: false });
  const [first] = await timed(() => shown(() => view.display()));
  const [contents] = await timed(() => shown(() => view.display(book.packaging.navPath)));
  const chapters = book.spine.spineItems.filter(({ href }) => href.startsWith('chapter-'));
  const spread = (at, count) => chapters[Math.floor((at * (chapters.length - 1)) / (count - 1))].href;
  const toChapter = await several(9, (at) => view.display(spread(at, 9)));
  await shown(() => view.display(chapters[0].href));
  const turn = await several(40, () => view.next());
  const back = await several(10, () => view.prev());
  const glossary = book.spine.spineItems.filter(({ href }) => href.startsWith('glossary-'));
  const [toGlossary] = await timed(() => shown(() => view.display(glossary[0].href)));
  const turnGlossary = await several(5, () => view.next());
  const root = await chapters.at(-1).load(book.load.bind(book));
  const meaning = [...root.querySelectorAll('a[role="doc-glossref"], a.more')].at(-1).getAttribute('href');
  await shown(() => view.display(chapters.at(-1).href));
  const [toMeaning] = await timed(() => shown(() => view.display(meaning)));

  let firstHit;
  const [search, hits] = await timed(async () => {
    const start = performance.now();
    let count = 0;
    for (const section of book.spine.spineItems) {
      await section.load(book.load.bind(book));
      count += section.find(word).length;
      if (count) firstHit ??= Math.round(performance.now() - start);
      section.unload();
    }
    return count;
  });
  return {
    documents: book.spine.length, opened, first, contents, toChapter, turn, back, toGlossary, turnGlossary,
    toMeaning, firstHit, search, hits, errors,
  };
}

await report(await openTab({ modules, browser, book, viewport, files: EPUB_JS }), (tab) =>
  tab.evaluate(useBook, { size: viewport, word }));
