import { afterEach, describe, expect, inject, test } from 'vitest';
import { npmStart, type Started } from './serve.ts';

let started: Started | null = null;
afterEach(() => started?.stop());

describe('npm start', () => {
  test('takes the next port when one is taken, says so, and installs nothing a second time', async () => {
    const taken = Number(new URL(inject('site')).port);
    started = await npmStart({ PORT: String(taken) });
    expect(Number(new URL(started.address).port)).toBeGreaterThan(taken);
    expect(started.said).toContain(`Port ${String(taken)} is taken, trying the next.`);
    expect(started.said).not.toContain('Installing');
    const page = await fetch(started.address);
    expect(page.status).toBe(200);
    expect((await fetch(`${started.address}no-such-page/`)).status).toBe(404);
  });
});
