import birth from '../../../examples/birth.json';
import death from '../../../examples/death.json';
import cases from './cases.json';
import type { Example } from './example';
import messages from './messages.json';
import orders from './orders.json';
import work from './work.json';

/** The filings are files of their own, for people to send as they are. */
const filings: Readonly<Record<string, unknown>> = { birth, 'already-on-file': birth, death };

/** What calls look like, by operation id. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  ...cases,
  fileCase: cases.fileCase.map((example) => ({ ...example, body: filings[example.name] ?? example.body })),
  ...orders,
  ...messages,
  ...work,
};
