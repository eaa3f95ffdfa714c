import { createMask } from '../ticket/redact.ts';
import { ADDRESS } from '../ticket/sensitive.ts';
import type { Entry } from '../triage/session.ts';
import type { Remembered } from './memory.ts';

export { createMask };

/**
 * Work as it may be kept on a device: every secret masked, also those that were to be sent in clear, and each e-mail
 * address that a person masked.
 *
 * Throws when it cannot be masked; then it must not be kept.
 */
export function maskedWork(work: Remembered): Remembered {
  const { kept, addresses } = maskedBut(work, []);
  const hidden = work.ticket.flipped.filter((value) => addresses.has(value));
  return hidden.length === 0 ? kept : maskedBut(work, hidden).kept;
}

/** @param hidden Addresses to mask as well. */
function maskedBut({ entries, drafts, ticket, diskGb }: Remembered, hidden: readonly string[]) {
  const mask = createMask(hidden);
  const addresses = new Set<string>();
  const safe = (text: string) => {
    const masked = mask(text);
    for (const { kind, value } of masked.sensitive) if (kind === ADDRESS) addresses.add(value);
    return masked.text;
  };
  const each = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, safe(text)]));
  const entry = (one: Entry): Entry => {
    if (one.type === 'text.pasted') return { ...one, text: safe(one.text) };
    return one.type === 'answer.given' ? { ...one, note: safe(one.note) } : one;
  };
  const all = (): Remembered => ({
    entries: entries.map(entry),
    drafts: each(drafts),
    ticket: { ...ticket, values: each(ticket.values), notes: ticket.notes?.map(safe) ?? null, flipped: [] },
    diskGb,
  });
  // A secret is recognised in one text and may stand bare in another before it: the second time all are known.
  all();
  return { kept: all(), addresses };
}
