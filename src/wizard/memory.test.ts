import { describe, expect, test } from 'vitest';
import { openMemory, type Remembered, type Shelf } from './memory.ts';
import { maskedWork } from './remembered.ts';
import { noWork } from './work.ts';

/** A browser's storage with room for so many characters. */
class Drawer implements Shelf {
  readonly kept = new Map<string, string>();
  readonly room: number;
  constructor(room = Infinity) {
    this.room = room;
  }
  get length() {
    return this.kept.size;
  }
  key = (at: number) => [...this.kept.keys()][at] ?? null;
  getItem = (key: string) => this.kept.get(key) ?? null;
  removeItem = (key: string) => void this.kept.delete(key);
  setItem(key: string, value: string) {
    if (value.length > this.room) throw new Error('QuotaExceededError');
    this.kept.set(key, value);
  }
}

const at = '2026-11-22T14:05:31+01:00';
const work = (text: string): Remembered => ({ ...noWork, entries: [{ type: 'text.pasted', at, text }] });
const nobody = () => Promise.resolve([]);
const day = 24 * 60 * 60 * 1000;

describe('what this device remembers', () => {
  test('is there for the next page, newest first', async () => {
    const shelf = new Drawer();
    openMemory(shelf, '/', '', nobody).keep(work('old'), 1);
    openMemory(shelf, '/', '', nobody).keep(work('new'), 2);
    expect((await openMemory(shelf, '/', '', nobody).find(3))?.work).toEqual({
      entries: [{ type: 'text.pasted', at, text: 'new' }],
      drafts: {},
      ticket: noWork.ticket,
    });
  });

  test.for([
    { it: 'another page of the site', site: '/', page: 'cache-problem' },
    { it: 'another site on the same host', site: '/other/', page: '' },
  ])('is not for $it', async ({ site, page }) => {
    const shelf = new Drawer();
    openMemory(shelf, '/', '', nobody).keep(work('x'), 1);
    expect(await openMemory(shelf, site, page, nobody).find(2)).toBeNull();
    expect(shelf.length).toBe(1);
  });

  test('is left to the page that is open with it, and neither writes over the other', async () => {
    const shelf = new Drawer();
    const first = openMemory(shelf, '/', '', nobody);
    first.keep(work('first'), 1);
    const second = openMemory(shelf, '/', '', () => Promise.resolve([first.own]));
    expect(await second.find(2)).toBeNull();
    second.keep(work('second'), 2);
    first.keep(work('first again'), 3);
    expect([...shelf.kept.values()].map((text) => /"text":"([^"]*)"/.exec(text)?.[1])).toEqual([
      'first again',
      'second',
    ]);
  });

  test('is deleted after a week, and at once by one press', async () => {
    const shelf = new Drawer();
    const memory = openMemory(shelf, '/', '', nobody);
    memory.keep(work('x'), 0);
    expect(await memory.find(7 * day - 1)).not.toBeNull();
    expect(await memory.find(7 * day)).toBeNull();
    expect(shelf.length).toBe(0);

    memory.keep(work('x'), 0);
    shelf.setItem('of another program', 'stays');
    memory.forget();
    expect([...shelf.kept.keys()]).toEqual(['of another program']);
  });

  test('is passed over when it cannot be read', async () => {
    const shelf = new Drawer();
    shelf.setItem('runbook / 1', '{"page":""');
    shelf.setItem('runbook / 2', '{"page":"","at":1}');
    expect(await openMemory(shelf, '/', '', nobody).find(2)).toBeNull();
    expect(shelf.length).toBe(0);
  });

  test('is nothing where storage is full or forbidden, and it says so', async () => {
    expect(openMemory(new Drawer(10), '/', '', nobody).keep(work('x'), 1)).toBe(false);
    expect(openMemory(null, '/', '', nobody).keep(work('x'), 1)).toBe(false);
    expect(await openMemory(null, '/', '', nobody).find(1)).toBeNull();
  });
});

describe('maskedWork', () => {
  const place = 'cache-problem/restart';
  const kept = maskedWork({
    entries: [
      { type: 'answer.given', at, place, answer: 'Yes', note: 'I used s3cr3t-Q here' },
      { type: 'text.pasted', at, text: 'amqp://guest:s3cr3t-Q@mq, mail jo@example.org or ann@example.org' },
    ],
    drafts: { [place]: 'token=draft12345' },
    ticket: {
      values: { additional: 'password=typed9876' },
      notes: ['secret: pasted5432'],
      times: true,
      flipped: ['s3cr3t-Q', 'jo@example.org'],
    },
  });

  test('holds no secret, wherever it was typed, not those that are to be sent in clear, and no masked address', () => {
    expect(JSON.stringify(kept)).not.toMatch(/s3cr3t-Q|draft12345|typed9876|pasted5432|jo@example/);
  });

  test('gives one secret one stand-in, and keeps all else', () => {
    expect(kept.entries).toMatchObject([
      { note: 'I used [masked-1] here' },
      { text: 'amqp://guest:[masked-1]@mq, mail [masked-2] or ann@example.org' },
    ]);
    expect(kept.ticket).toMatchObject({ times: true, flipped: [] });
  });

  test('changes nothing in what was masked before', () => {
    expect(maskedWork(kept)).toEqual(kept);
  });
});
