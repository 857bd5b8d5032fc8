import type { PaperType } from '../domain/papers';

/** How each kind of file begins. */
const beginnings: Readonly<Record<PaperType, Buffer>> = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
};

/** Whether a file is of the type it is said to be, by its first bytes. */
export function beginsAs(type: PaperType, bytes: Buffer): boolean {
  const beginning = beginnings[type];
  return bytes.subarray(0, beginning.length).equals(beginning);
}
