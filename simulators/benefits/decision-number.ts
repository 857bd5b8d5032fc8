import { dayOf } from '../../domain/viet-nam-time';
import type { OfficerContext, Serial } from '../officers/act';

/** The next decision of a payer, numbered by kind and year: `0001/2026/QĐ-MTP`. */
export function nextDecision(
  kind: 'MTP' | 'TT',
  context: OfficerContext,
): { decisionNumber: string; serial: Serial } {
  const year = dayOf(Date.now()).slice(0, 4);
  const serial = context.nextSerial(`QĐ-${kind}/${year}`);
  return { decisionNumber: `${String(serial.number).padStart(4, '0')}/${year}/QĐ-${kind}`, serial };
}
