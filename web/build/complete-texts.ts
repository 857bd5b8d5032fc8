/** Ends a build whose texts are not complete. */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { missingTexts } from './missing-texts.ts';

export function completeTexts(): Plugin {
  return {
    name: 'complete-texts',
    apply: 'build',
    buildStart() {
      const missing = missingTexts(join(import.meta.dirname, '..', 'src'));
      if (missing.length > 0) this.error(`texts are missing: ${missing.join(', ')}`);
    },
  };
}
