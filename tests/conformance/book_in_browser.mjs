// A tab of headless Chromium that a reading system runs in, and the server that hands out the
// book and the reading system's own files. What is wrong on the page is told in `errors`.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';

const types = { '.js': 'text/javascript', '.html': 'text/html', '.epub': 'application/epub+zip' };

// `files` maps paths of the server to texts or to files of node_modules; a folder ends with "/".
export async function openTab({ modules, browser, book, viewport, colorScheme = 'light', files }) {
  const { chromium } = createRequire(path.join(modules, 'x.js'))('playwright-core');
  const served = (url) => {
    if (url === '/book.epub') return fs.readFileSync(book);
    if (url === '/favicon.ico') return '';
    if (url in files) return files[url].startsWith('<') ? files[url] : inModules(files[url]);
    const folder = Object.keys(files).find((start) => start.endsWith('/') && start !== '/' && url.startsWith(start));
    return folder && !url.includes('..') ? inModules(files[folder] + url.slice(folder.length)) : undefined;
  };
  const inModules = (name) => {
    const file = path.join(modules, name);
    return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
  };
  const server = http.createServer((request, response) => {
    const content = served(request.url);
    const type = request.url === '/' ? 'text/html' : types[path.extname(request.url)] ?? 'text/plain';
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type });
    response.end(content);
  });
  await new Promise((started) => server.listen(0, '127.0.0.1', started));
  const home = `http://127.0.0.1:${server.address().port}/`;

  const errors = [];
  const program = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
  const close = () => program.close().then(() => server.close());
  try {
    const tab = await program.newPage({ viewport, colorScheme });
    const harmless = /allow-scripts/; // chapters are shown in frames without scripts
    tab.on('pageerror', (error) => errors.push(String(error)));
    tab.on('console', (line) => {
      if (line.type() === 'error' && !harmless.test(line.text())) errors.push(line.text());
    });
    tab.on('request', (request) => {
      const own = request.url().startsWith(home) || /^(blob|data|about):/.test(request.url());
      if (!own) errors.push(`fetched: ${request.url()}`);
    });
    await tab.goto(home);
    return { tab, errors, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export const EPUB_JS = {
  '/': `<!doctype html><meta charset="utf-8"><body style="margin:0"><div id="view"></div>
<script src="/jszip.js"></script><script src="/epub.js"></script>`,
  '/jszip.js': 'jszip/dist/jszip.min.js',
  '/epub.js': 'epubjs/dist/epub.min.js',
};

// Runs `work` in the tab and prints what it finds as one JSON object, with all "errors".
export async function report({ tab, errors, close }, work) {
  let found = {};
  try {
    found = await work(tab);
  } catch (error) {
    errors.push(String(error));
  } finally {
    await close();
  }
  console.log(JSON.stringify({ ...found, errors: [...(found.errors ?? []), ...errors] }));
}
