import { describe, expect, test } from 'vitest';
import { withBase } from './base-links.ts';
import { brokenLinks } from './broken-links.ts';
import { withPolicy } from './content-security.ts';
import { keptFiles } from './offline.ts';
import { withSteadyIslands } from './steady-islands.ts';

const site = (files: Readonly<Record<string, string>>) =>
  new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));

describe('withBase', () => {
  const paths = ['index.html', 'approve/index.html', 'guides/index.html', 'favicon.svg', '_astro/a.js'];

  test.for([
    { it: 'a page', page: '<a href="/approve/">', based: '<a href="/guides/approve/">' },
    { it: 'the first page', page: '<a href=/>', based: '<a href=/guides/>' },
    { it: 'an anchor', page: "<a class=x href = '/approve/#one'>", based: "<a class=x href = '/guides/approve/#one'>" },
    { it: 'an image', page: '<img src="/favicon.svg?a/b">', based: '<img src="/guides/favicon.svg?a/b">' },
    { it: 'a page called as the base is', page: '<a href="/guides/">', based: '<a href="/guides/">' },
    {
      it: 'a link in a template',
      page: '<template><a href="/approve/"></template>',
      based: '<template><a href="/guides/approve/"></template>',
    },
  ])('gives $it the base', ({ page, based }) => {
    expect(withBase(page, '/guides/', paths)).toBe(based);
  });

  test.for([
    { it: 'what has it already', page: '<script src="/guides/_astro/a.js"></script><a href="/guides/approve/">' },
    { it: 'links on the page and to other sites', page: '<a href="#x"><a href="//a/approve/"><a href="https://a/">' },
    { it: 'what only looks like a link', page: '<p title="href=&quot;/approve/&quot;">&lt;a href="/approve/"></p>' },
  ])('leaves $it', ({ page }) => {
    expect(withBase(page, '/guides/', paths)).toBe(page);
  });
});

describe('withPolicy', () => {
  const head = (inner: string) => withPolicy(`<!DOCTYPE html><head><meta charset="utf-8"/>${inner}</head>`);
  const policy = (inner: string) => / content="([^"]*)"/.exec(head(inner))?.[1] ?? '';

  test('stands before the first script of the page', () => {
    expect(head('<script>1</script>')).toMatch(/<meta charset="utf-8"\/><meta http-equiv="content-security-policy"/);
  });

  test('carries the hash of each inline script and style, and no other', () => {
    // printf 'let a' | openssl dgst -sha256 -binary | base64
    expect(policy('<script type="module">let a</script><script src="/b.js"></script>')).toContain(
      "'sha256-IfEXP/8HLuXoAiy0hZVrCAcjcLsZqYFpLOHDGj8enqE='",
    );
    expect(policy('<style>a{}</style><p style="color:red">')).toMatch(
      /style-src-elem 'self' 'sha256-\S{44}'; style-src-attr 'unsafe-hashes' 'sha256-\S{44}';/,
    );
    expect(policy('<script type="application/json">{}</script>')).toBe(policy(''));
    expect(policy('')).not.toContain("'unsafe-inline'");
  });

  test('refuses a page that cannot carry it', () => {
    expect(() => withPolicy('<title>x</title>')).toThrow('<meta charset>');
  });
});

test('islands are numbered, wherever they were built', () => {
  const island = (uid: string) => `<astro-island uid="${uid}" props="{}">`;
  expect(withSteadyIslands(island('2adinw') + island('x2GLb'))).toBe(island('island-1') + island('island-2'));
});

test('the service worker keeps what pages load, and nothing else', () => {
  const files = ['index.html', 'a/index.html', 'pagefind/pagefind.js', 'pagefind/pagefind-ui.js', '_headers', 'sw.js'];
  expect(keptFiles(site(Object.fromEntries(files.map((path) => [path, path])))).map(({ url }) => url)).toEqual([
    './',
    './a/',
    './pagefind/pagefind.js',
  ]);
});

describe('brokenLinks', () => {
  const good = '<h1 id="top">x</h1><a href="a/"></a><a href="#top"></a><img src="/guides/x.svg"><a href="https://b/">';

  test('finds none where all lead somewhere', () => {
    expect(
      brokenLinks(site({ 'index.html': good, 'a/index.html': '<a href="../#top">', 'x.svg': '' }), '/guides/'),
    ).toEqual([]);
  });

  test.for([
    { link: '/guides/b/', why: 'no such file' },
    { link: '/a/', why: 'outside the base path' },
    { link: 'a/#nowhere', why: 'no such anchor' },
    { link: 'a', why: 'no such file' },
  ])('finds $link: $why', ({ link, why }) => {
    const pages = site({ 'index.html': `<a href="${link}">`, 'a/index.html': '' });
    expect(brokenLinks(pages, '/guides/')).toEqual([{ file: 'index.html', link, why }]);
  });

  test('looks into the wizard’s data', () => {
    const pages = site({ 'data/runbook.json': '{"href":"/b/"},{"href":"/a/"}', 'a/index.html': '' });
    expect(brokenLinks(pages, '/guides/').map(({ link }) => link)).toEqual(['/b/']);
  });
});
