import { z } from 'zod';
import {
  PackagesFile,
  ProblemFile,
  ProcedureFile,
  SiteFile,
  SituationsFile,
  StagesFile,
  SupportRequestFile,
} from './schemas.ts';

/** Each kind of file: where such files are, and its schema's name. */
const kinds = [
  { of: /^problems\/[^/]+\.yaml$/, name: 'problem', schema: ProblemFile },
  { of: /^procedures\/[^/]+\.yaml$/, name: 'procedure', schema: ProcedureFile },
  { of: /^support-requests\/[^/]+\.yaml$/, name: 'support-request', schema: SupportRequestFile },
  { of: /^site\.yaml$/, name: 'site', schema: SiteFile },
  { of: /^packages\.yaml$/, name: 'packages', schema: PackagesFile },
  { of: /^stages\.yaml$/, name: 'stages', schema: StagesFile },
  { of: /^situations\.yaml$/, name: 'situations', schema: SituationsFile },
] as const;

/** The folder of the generated schemas, below `content/`. */
export const SCHEMAS = '.schemas';

/** What editors complete and explain from: each file below `content/.schemas/`, with its text. */
export const jsonSchemas = (): readonly { readonly name: string; readonly text: string }[] =>
  kinds.map(({ name, schema }) => ({
    name: `${name}.json`,
    text: `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
  }));

/**
 * The first line of a content file, which tells an editor its schema.
 *
 * @param path Below `content/`: `problems/disk-full.yaml`.
 * @returns `null` for a file without a schema.
 */
export function schemaLine(path: string): string | null {
  const kind = kinds.find(({ of }) => of.test(path));
  if (kind === undefined) return null;
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up === '' ? './' : up}${SCHEMAS}/${kind.name}.json`;
}
