import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractText } from './document';

/** `npm run openapi`: writes the committed document anew; a test fails while it differs from the schemas. */
writeFileSync(join(__dirname, '..', 'openapi.json'), contractText());
