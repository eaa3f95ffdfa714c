import { describe, expect, test } from 'vitest';
import { peel } from './peel.ts';

const FRAME = 'Traceback (most recent call last):\n  File "service/a.py", line 3, in f\n    x = g(a)\n';

describe('a clean text stays as it is', () => {
  test.for([
    { it: 'an entity of its own in a message', text: `${FRAME}ValueError: bad &quot;x&quot; &amp; &#39;y&#39;` },
    {
      it: 'an entity in a status message',
      text: "(imaging) - ERROR - Exception('<a href=&quot;x&quot;>',) Exception:None",
    },
    { it: 'curly quotes in a message', text: `${FRAME}ValueError: “x” is not ‘y’ – sorry` },
    { it: 'an equals sign and two digits', text: `${FRAME}ValueError: size=20\nwidth=30` },
    { it: 'an equals sign at the end of a line', text: `${FRAME}ValueError: size =\n20` },
    {
      it: 'the same frame over and over',
      text: `Traceback (most recent call last):\n${'  File "/opt/dev/atmosphere/core/models/recursive.py", line 21, in walk_down\n    walk_down()\n'.repeat(3)}RecursionError: deep`,
    },
    { it: 'a joiner within a word of another script', text: `${FRAME}ValueError: می\u200cخواهم` },
    { it: 'a line of a message that begins with >', text: `${FRAME}ValueError: expected\n> got nothing` },
    {
      it: 'a group’s margin',
      text: '  + Exception Group Traceback (most recent call last):\n  |   File "a.py", line 1, in f\n  |     f()\n  | ExceptionGroup: x (1 sub-exception)\n  +-+---------------- 1 ----------------\n    | KeyError: 1\n    +------------------------------------\n',
    },
    { it: 'numbers that do not count', text: '12 hosts\n7 failed\n' },
    {
      it: 'a celery log',
      text: `[2016-05-12 10:22:33,123: ERROR/MainProcess] Task failed\n${FRAME}KeyError: 1\n[2016-05-12 10:22:34,123: INFO/MainProcess] next\n`,
    },
    { it: 'paragraphs', text: 'one\n\ntwo\nthree\n\nfour\n' },
  ])('$it', ({ text }) => {
    expect(peel(text).text).toBe(text);
  });
});

describe('what stands in the text leads back to the paste', () => {
  test.for([
    {
      it: 'through quoting',
      paste: '> (imaging) - ERROR - KeyError(1,)\n> Exception:None\n',
      at: 'KeyError',
      from: 'KeyError',
    },
    {
      it: 'through entities escaped twice',
      paste: '(imaging) - ERROR - KeyError(&amp;#39;x&amp;#39;,) Exception:None',
      at: "'x'",
      from: '&amp;#39;x&amp;#39;',
    },
    {
      it: 'through JSON',
      paste: '{"log":"Traceback (most recent call last):\\n  File \\"a.py\\", line 1, in f\\nKeyError: \\u00e9\\n"}',
      at: 'é',
      from: '\\u00e9',
    },
    { it: 'through a wrap', paste: `${FRAME.replace(', in f', ',\nin f')}ValueError: x`, at: 'in f', from: 'in f' },
    { it: 'through a byte order mark', paste: '\ufeffimaging', at: 'imaging', from: 'imaging' },
  ])('$it', ({ paste, at, from }) => {
    const { text, toPaste } = peel(paste);
    const start = text.indexOf(at);
    expect(start).not.toBe(-1);
    const span = toPaste({ start, end: start + at.length });
    expect(paste.slice(span.start, span.end)).toBe(from);
  });
});
