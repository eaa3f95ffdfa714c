import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas, SCHEMAS } from './json-schemas.ts';

// `npm run schemas`: writes the JSON Schemas that editors complete content files from.
const folder = join('content', SCHEMAS);
mkdirSync(folder, { recursive: true });
for (const { name, text } of jsonSchemas()) writeFileSync(join(folder, name), text);
console.log(`${folder}: ${jsonSchemas().length} schemas.`);
