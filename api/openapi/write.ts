import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openapiText } from './document';

/** `npm run openapi` writes the committed document anew, and then the types of its clients from it. */
writeFileSync(join(__dirname, '..', 'openapi.json'), openapiText());
