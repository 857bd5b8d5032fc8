import { z } from 'zod';
import { writtenPaperNumber } from '../paper-number';
import { readPhone } from '../phone';
import { isStorableText } from '../text';
import { CalendarDay, PartialDay } from './times';

/** Text of people: stored in NFC, never refused for being written in NFD. */
export const Text = (maxLength: number) =>
  z
    .string()
    .refine(isStorableText, {
      params: { code: 'unstorable-text' },
      error: 'U+0000 and lone surrogates cannot be stored',
    })
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(maxLength))
    .meta({ minLength: 1, maxLength });

export const Name = Text(200).meta({ description: 'Full name (họ, chữ đệm, tên)' });
export const PersonalId = z
  .string()
  .regex(/^\d{12}$/)
  .meta({ description: 'Personal identification number (số định danh cá nhân), 12 digits' });
export const CaseId = z.uuid().toLowerCase();
export const DocumentId = z.uuid().toLowerCase();
export const Sex = z.enum(['male', 'female']);
export const Phone = z
  .string()
  .max(100)
  .transform((text, context) => {
    const read = readPhone(text);
    if (!read) context.addIssue({ code: 'custom', params: { code: 'malformed' } });
    return read?.number ?? z.NEVER;
  })
  .meta({ description: 'As people write it; kept as digits with 0, or with + and the country' });
export const FacilityCode = z
  .string()
  .regex(/^\d{5}$/)
  .meta({ description: 'Code of a health facility, five digits' });
export const CommuneCode = z.string().regex(/^\d{5}$/);
export const ProvinceCode = z.string().regex(/^\d{2}$/);

export const Address = z.object({
  province: ProvinceCode,
  commune: CommuneCode,
  detail: Text(500).optional(),
});
export type Address = z.infer<typeof Address>;

/** A place as papers name it: by units in force, by those of before July 2025, or in another country. */
export const Place = z.object({
  country: Text(100).optional().meta({ description: 'Left out for Viet Nam' }),
  province: Text(20).optional(),
  district: Text(100).optional(),
  commune: Text(20).optional(),
  detail: Text(500).optional(),
});
export type Place = z.infer<typeof Place>;

/** Number of a hospital's paper: taken as it is written, and kept as its form has it. */
export const PaperNumber = Text(100).transform(writtenPaperNumber).meta({ minLength: 1, maxLength: 100 });

export const OtherId = z.object({ type: Text(100), number: Text(100) });

export const Person = z.object({
  personalId: PersonalId.optional(),
  otherId: OtherId.optional(),
  name: Name,
  sex: Sex.optional(),
  bornOn: PartialDay.optional(),
  ethnicity: Text(200).optional(),
  nationality: Text(100).optional(),
  residence: Address.optional(),
});
export type Person = z.infer<typeof Person>;

/** A decision of an authority that an order rests on. */
export const AuthorityDecision = z.object({ number: Text(100), on: CalendarDay, by: Text(200) });
export type AuthorityDecision = z.infer<typeof AuthorityDecision>;

/**
 * What travels is bounded by the bytes of its JSON as a whole, for what starts or amends a workflow holds several of
 * these: a declaration is some 3 KB (11 with fifty survivors), a decision with its result less than one.
 */
export const maxBytes = { declaration: 12 * 1024, changes: 16 * 1024, decision: 16 * 1024, result: 2 * 1024 };

export function isWithinBytes(value: unknown, limit: number): boolean {
  return value === undefined || new TextEncoder().encode(JSON.stringify(value)).length <= limit;
}

/** For `refine`. */
export const withinBytes = (limit: number) =>
  [(value: unknown) => isWithinBytes(value, limit), { params: { code: 'too-much' } }] as const;
