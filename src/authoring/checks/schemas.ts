import { join } from 'node:path';
import { readText } from '../content-text.ts';
import { jsonSchemas, schemaLine, SCHEMAS } from '../json-schemas.ts';
import type { Content } from '../content.ts';
import type { Mistake } from '../mistake.ts';

/** The schemas that editors read are those of today, and each file names its own in its first line. */
export function checkSchemas({ folder, names }: Content): readonly Mistake[] {
  const read = (name: string) => readText(join(folder, name));
  // A folder made for a test or a trial does without.
  if (!names.some((name) => name.startsWith(`${SCHEMAS}/`))) return [];
  const stale = jsonSchemas()
    .filter((schema) => {
      const name = `${SCHEMAS}/${schema.name}`;
      return !names.includes(name) || read(name).text.replaceAll('\r\n', '\n') !== schema.text;
    })
    .map(({ name }) => ({
      file: `content/${SCHEMAS}/${name}`,
      line: 1,
      what: 'This file is older than the shape of the files that it describes.',
      fix: 'Run “npm run schemas”, which writes it anew.',
    }));
  const unnamed = names.flatMap((name) => {
    const line = schemaLine(name);
    if (line === null) return [];
    const { text, isUtf8 } = read(name);
    // Of a file with nothing in it, or nothing that can be read, that is said.
    if (!isUtf8 || text.trim() === '' || text.split(/\r?\n/, 1)[0] === line) return [];
    return [
      {
        file: `content/${name}`,
        line: 1,
        what: 'The first line does not tell editors what this file may hold.',
        fix: `Make this its first line: ${line}`,
      },
    ];
  });
  return [...stale, ...unnamed];
}
