import { generateKeyPairSync } from 'node:crypto';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowed, manglings } from '../diagnosis/corpus/manglings.ts';
import { lookAlikes } from './corpus/look-alikes.ts';
import { places, withSecrets } from './corpus/secrets.ts';
import { createMask, redact } from './redact.ts';
import { ADDRESS } from './sensitive.ts';

const unmarked = (text: string) => text.replace(/[«»]/g, '');
const marksIn = (text: string) => [...text.matchAll(/«([^»]*)»/g)].map(([, secret = '']) => secret);

describe('the corpus of secrets and look-alikes', () => {
  test.for(withSecrets)('masks the secret, and only it, in %s', (marked) => {
    const { text, sensitive } = redact(unmarked(marked));
    const secrets = sensitive.filter(({ kind }) => kind !== ADDRESS);
    expect(secrets.map(({ value }) => value)).toEqual(marksIn(marked));
    expect(text).toBe(
      marked.replace(/«[^»]*»/g, (secret) => sensitive.find(({ value }) => `«${value}»` === secret)?.standIn ?? ''),
    );
    expect(redact(text).text, 'masking twice').toBe(text);
  });

  test.for(lookAlikes)('leaves %s', (text) => {
    expect(redact(text).text).toBe(text);
  });

  test('is large enough to mean something', () => {
    expect(withSecrets.flatMap(marksIn).length).toBeGreaterThan(400);
    expect(lookAlikes.length).toBeGreaterThan(600);
  });
});

test.for(places)('masks the secret where a mail program flowed the lines: %s', (marked) => {
  const { text } = redact(flowed.apply(`    ${unmarked(marked)}\n${'and more '.repeat(12)}\n`));
  for (const secret of marksIn(marked).filter(({ length }) => length >= 6)) expect(text).not.toContain(secret);
});

describe.each([{ name: 'nothing', apply: (text: string) => text }, ...manglings])('after $name', ({ apply }) => {
  const inTraceback = (said: string) =>
    apply(
      `Traceback (most recent call last):\n  File "/opt/dev/a.py", line 212, in imaging\n    ${said}\nValueError: bad\n`,
    );
  const inStatus = (said: string) =>
    apply(
      `(imaging) - ERROR - ValueError(${JSON.stringify(said)},) Exception:${JSON.stringify(`Traceback (most recent call last):\n    ${said}\nValueError: ${said}\n`)}`,
    );

  test('no part of a secret is left', () => {
    const secret = 'Zq7xKv92mPdW';
    const left = places
      .filter((marked) => !/\n|\\n/.test(marked))
      .filter((marked) => {
        const said = marked.replace(/«[^»]*»/, secret);
        const safe = redact(inTraceback(said)).text + redact(inStatus(said)).text;
        const letters = safe.replace(/\[masked-\d+\]/g, '¤').replace(/&[#\w]+;|[^A-Za-z\d¤]/g, '');
        return letters.includes(secret.slice(0, 7)) || letters.includes(secret.slice(-7));
      });
    expect(left).toEqual([]);
  });

  test('hardly anything else is masked', () => {
    const texts = lookAlikes.flatMap((said) => [inTraceback(said), inStatus(said)]);
    const changed = texts.filter((text) => redact(text).text !== text);
    expect(changed.length / texts.length).toBeLessThan(0.02);
  });
});

describe('a mask', () => {
  test('gives the same secret the same stand-in, in every text', () => {
    const mask = createMask();
    expect(mask('password=hunter22 token=other999').text).toBe('password=[masked-1] token=[masked-2]');
    expect(mask('secret: other999').text).toBe('secret: [masked-2]');
  });

  test('hides a secret wherever it stands once it is recognised, but not a plain word or an id', () => {
    expect(redact('login("s3cr3t-Q")\namqp://guest:s3cr3t-Q@mq').text).toBe(
      'login("[masked-1]")\namqp://guest:[masked-1]@mq',
    );
    expect(redact('Username: joetest\npassword=joetest').text).toBe('Username: joetest\npassword=[masked-1]');
    const id = '8f3c1a52-6f0e-4f0b-9c3e-2f1d5a7b9c11';
    expect(redact(`Instance: ${id}\ntoken=${id}`).text).toBe(`Instance: ${id}\ntoken=[masked-1]`);
  });

  test('shows one secret again by its value, whatever comes before it', () => {
    expect(redact('token=first111 password=second22', ['second22'])).toMatchObject({
      text: 'token=[masked-1] password=second22',
      sensitive: [{ masked: true }, { value: 'second22', masked: false }],
    });
  });

  test('marks e-mail addresses, and masks the one that is asked for', () => {
    const text = 'Contact: Jo (E-mail: jo.test@example.org), or admin@example.org.';
    expect(redact(text)).toMatchObject({
      text,
      sensitive: [{ kind: ADDRESS, masked: false }, { value: 'admin@example.org' }],
    });
    expect(redact(text, ['admin@example.org']).text).toBe('Contact: Jo (E-mail: jo.test@example.org), or [masked-2].');
  });

  test('is not deceived by what looks like a stand-in', () => {
    expect(redact('password="x[masked-1]hunter22"').text).not.toContain('hunter22');
    expect(redact('://a:[masked-1]hunter22@b').text).not.toContain('hunter22');
    expect(redact('token=new12345 was [masked-4]').text).toBe('token=[masked-5] was [masked-4]');
  });

  test('masks thousands of secrets at once', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `GET /x?password=a1b2c3${at}Zz joe${at}@example.org`);
    const { text, sensitive } = redact(lines.join('\n'));
    expect(text).not.toContain('Zz');
    expect(sensitive.length).toBe(40_000);
  });

  test('leaves nothing of two secrets that overlap', () => {
    expect(redact('Cookie: id=abc123; password="q1w2e3r4" x').text).not.toContain('q1w2e3r4');
  });
});

describe('any secret, anywhere', () => {
  const secret = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{6,30}[0-9]$/);
  const place = fc.constantFrom(...places);
  // Behind a prompt that ends its line, what stands on the next one may be the password.
  const line = fc.constantFrom(
    ...lookAlikes.filter((one) => !/(?:[:=(,]|pass\w*|token|secret|key)['"]?\s*$/i.test(one)),
    'Traceback (most recent call last):',
    '',
  );
  const text = fc.tuple(fc.array(line), place, fc.array(line));

  test('is masked, with nothing else, and once', () => {
    fc.assert(
      fc.property(text, secret, ([before, marked, after], value) => {
        const around = [...before, ...after].join('\n');
        fc.pre(!around.includes(value));
        const pasted = [...before, marked.replace(/«[^»]*»/, value), ...after].join('\n');
        // A long line may have been cut, and then goes on in the next.
        fc.pre(!/^.{60}/m.test(pasted));
        const { text: safe } = redact(pasted);
        expect(safe).not.toContain(value);
        expect(redact(safe).text).toBe(safe);
        for (const kept of [...before, ...after]) expect(safe).toContain(kept);
      }),
      { numRuns: 2_000 },
    );
  });

  test('whatever is masked, masking again changes nothing', () => {
    const piece = fc.oneof(
      place.map(unmarked),
      line,
      fc.string(),
      fc.constantFrom('[masked-1]', '"', "'", '@', '://', '='),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('', ' ', '\n'), (pieces, between) => {
        const { text: safe } = redact(pieces.join(between));
        expect(redact(safe).text).toBe(safe);
      }),
      { numRuns: 3_000 },
    );
  });
});

/** What secretlint's recommended rules find in a text. */
async function secretlint(content: string): Promise<readonly string[]> {
  const { messages } = await lintSource({
    source: { filePath: '/paste.txt', content, ext: '.txt', contentType: 'text' },
    options: {
      noPhysicFilePath: true,
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
    },
  });
  // Its rule for databases takes any password for one, a stand-in as well.
  return messages
    .map(({ ruleId, range }) => `${ruleId}: ${content.slice(...range)}`)
    .filter((finding) => !/:\[masked-\d+\]@/.test(finding));
}

describe('secretlint, as the judge,', () => {
  const letters = (count: number) =>
    Array.from({ length: count }, (_, at) => 'aB3cD4eF5gH6iJ7kL8mN9oP0'[(at * 7) % 24]).join('');
  // Put together here, so that no scanner takes this file for a leak.
  const joined = (...parts: readonly string[]) => parts.join('');
  const formed: readonly { it: string; text: string }[] = [
    { it: 'AWS', text: `AWS_SECRET_ACCESS_KEY=${letters(40)}` },
    { it: 'a web address', text: 'git clone https://ann:hunter2secret@git.example.org/x.git' },
    { it: 'GitHub', text: joined('remote: gh', 'p_', letters(36)) },
    { it: 'Slack', text: joined('posted with xox', 'b-123456789012-123456789012-', letters(24)) },
    { it: 'npm', text: joined('//registry.npmjs.org/:_authToken=np', 'm_', letters(36)) },
    { it: 'SendGrid', text: joined('mail by S', 'G.', letters(22), '.', letters(43)) },
    {
      it: 'a private key',
      text: generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    },
    { it: 'a database', text: 'postgresql://atmo:hunter2secret@db.example.org:5432/atmosphere' },
  ];

  test.for(formed)('finds the secret of $it, and none of it after the mask', async ({ text }) => {
    expect(await secretlint(text)).not.toEqual([]);
    expect(await secretlint(redact(text).text)).toEqual([]);
  });

  test('finds nothing in the whole corpus after the mask', async () => {
    const all = withSecrets.map(unmarked).join('\n\n');
    expect((await secretlint(all)).length).toBeGreaterThan(5);
    expect(await secretlint(redact(all).text)).toEqual([]);
  });
});
