/** Telephone numbers as people write them. Not for workflows (it needs the tables of all countries' numbers). */
import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';

export interface ReadPhone {
  /** Digits with `0`, or `+CC` for another country's. */
  number: string;
  /** No such number is in the countries' plans: it may be mistyped, or newer than the tables. */
  isDoubtful: boolean;
}

/** Undefined where the text holds no telephone number. Of several the first counts, and no word after it. */
export function readPhone(text: string): ReadPhone | undefined {
  const [several = ''] = text.normalize('NFKC').split(/[,;|\n]|\s\/|\/(?=\s*[+0(])/);
  const first = several.replace(/(\d)[^\d\p{L}]*\p{L}.*$/su, '$1').trim();
  const found = parsePhoneNumberFromString(first, 'VN');
  if (!found || !hasLength(found)) return undefined;
  if (found.isValid()) return { number: kept(found), isDoubtful: false };
  // Written without the plus, another country's number reads like one of ours that is too long.
  const abroad = /^[1-9]/.test(first) ? parsePhoneNumberFromString(`+${first}`) : undefined;
  return abroad?.isValid()
    ? { number: kept(abroad), isDoubtful: false }
    : { number: kept(found), isDoubtful: true };
}

/** What a number that is kept may begin with, when somebody has typed this much of it; nothing for other texts. */
export function startsOfPhone(text: string): string[] {
  const typed = text.normalize('NFKC').replace(/[\s.()/\u2010-\u2015-]/g, '');
  if (!/^\+?\d+$/.test(typed)) return [];
  const abroad = typed.replace(/^00|^(?=[1-9])/, '+');
  const home = abroad.replace(/^\+84(?=\d)0?/, '0');
  return [...new Set([home, readPhone(typed)?.number ?? home])];
}

/** Hotlines (1800, 1900) have no zero before them. */
function kept(number: PhoneNumber): string {
  if (number.countryCallingCode !== '84') return number.number;
  const digits: string = number.nationalNumber;
  return digits.startsWith('1') && digits.length <= 8 ? digits : `0${digits}`;
}

const hasLength = ({ nationalNumber }: PhoneNumber): boolean =>
  nationalNumber.length >= 7 && nationalNumber.length <= 15;
