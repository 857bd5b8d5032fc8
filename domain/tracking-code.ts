/**
 * Tracking codes are made of letters and digits that cannot be misread: of `0` and `O`, `1`, `I` and `L` only the digit
 * is one of them.
 */
export const trackingAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The code as somebody writes down what is read out over the telephone: in groups, small, with letters for digits. */
export function readTrackingCode(written: string): string {
  return written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
