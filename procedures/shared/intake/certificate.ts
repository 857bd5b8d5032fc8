import type { Day } from '../../../domain/viet-nam-time';

/** The form of a hospital's birth certificate number, `NNNNN.GCS.FFFFF.YY`, since Circular 22/2025/TT-BYT. */
const certificateForm = /^\d{5}\.GCS\.\d{5}\.\d{2}$/;
const certificateFormFrom = '2025-10-01';

export function hasCertificateForm(number: string): boolean {
  return certificateForm.test(number);
}

/** Whether a child born that day can have a certificate of this number; earlier ones had no fixed form. */
export function isCertificateNumber(number: string, bornOn: Day): boolean {
  return bornOn < certificateFormFrom || certificateForm.test(number);
}
