import type { Day } from './viet-nam-time';

/**
 * The personal identification number (số định danh cá nhân), 12 digits: AAA province of birth registration, B sex and
 * century, CC year, six random digits. It never changes when provinces merge, so all old prefixes stay good.
 */
export type Sex = 'male' | 'female';

/** Sex and century digit: 1900s 0/1, 2000s 2/3, 2100s 4/5 and so on (male even, female odd). */
export function sexAndCenturyDigit(sex: Sex, bornOn: Day): number {
  return (Number(bornOn.slice(0, 2)) - 19) * 2 + (sex === 'female' ? 1 : 0);
}

/** Whether the number speaks of this sex and year; a doubt that does not block. */
export function fitsPerson(
  personalId: string,
  { sex, bornOn }: { sex?: Sex | undefined; bornOn?: Day | undefined },
): boolean {
  const digit = Number(personalId[3]);
  if (sex && digit % 2 !== (sex === 'female' ? 1 : 0)) return false;
  if (!bornOn) return true;
  return (
    personalId.slice(4, 6) === bornOn.slice(2, 4) && Math.floor(digit / 2) === Number(bornOn.slice(0, 2)) - 19
  );
}

/** The 63 province prefixes that were ever given out; anything else may be a country, and is only doubtful. */
const provincePrefixes = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 ' +
    '044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 ' +
    '089 091 092 093 094 095 096'
  ).split(' '),
);

export function hasKnownPrefix(personalId: string): boolean {
  return provincePrefixes.has(personalId.slice(0, 3));
}
