import { join } from 'node:path';
import { readText } from '../content-text.ts';
import type { Content } from '../content.ts';
import type { Mistake } from '../mistake.ts';
import { TODO } from '../start-files.ts';
import { shortened } from '../words.ts';

// At the beginning of a text, where `npm run new` puts it; elsewhere it may be quoted.
const LEFT = new RegExp(`^\\s*(?:- )?(?:[\\w-]+: )?(${TODO}\\b.*)`);

/** What `npm run new` left to be written has been written. */
export const checkTodo = ({ folder, names }: Content): readonly Mistake[] =>
  names
    .filter((name) => /^[^.].*\.(?:yaml|mdx)$/.test(name))
    .flatMap((name) =>
      readText(join(folder, name))
        .text.split('\n')
        .flatMap((text, index) => {
          const left = LEFT.exec(text)?.[1];
          if (left === undefined) return [];
          return [
            {
              file: `content/${name}`,
              line: index + 1,
              what: `This is still to be written: “${shortened(left)}”.`,
              fix: `Put your own words in its place, without “${TODO}”.`,
            },
          ];
        }),
    );
