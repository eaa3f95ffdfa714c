import { redact } from '../../ticket/redact.ts';
import type { Content } from '../content.ts';
import type { Mistake } from '../mistake.ts';

/** The examples are published, so that what looks like a credential in them may not stay. It is not printed here either. */
export const checkSecrets = ({ problems }: Content): readonly Mistake[] =>
  problems.flatMap((file) =>
    (['examples', 'near_misses'] as const).flatMap((key) =>
      (file.value[key] ?? []).flatMap((text, position) =>
        redact(text)
          .sensitive.filter(({ masked }) => masked)
          .map(({ value, kind, standIn }) => ({
            file: file.file,
            line: file.lineOf([key, position], value),
            what: `This text holds what looks like a secret (${kind}), and all the world could read it on the site.`,
            fix: `Put ${standIn} in its place. If it was real, have it changed.`,
          })),
      ),
    ),
  );
