/** What somebody at a desk leaves behind where others may look: addresses, titles, and what the browser keeps. */
import type { Desk } from './browser';

export type Trace = readonly string[];

export async function leave({ context, page, watched }: Desk): Promise<Trace> {
  const kept = await page.evaluate<string>(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title])',
  );
  const { cookies } = await context.storageState();
  await context.close();
  // The session is named by a cookie; what it says has to be the same nothing.
  return [...watched.seen, kept, ...cookies.map(({ name, value }) => `${name}=${value}`)];
}

/** Who the families of the tests are: names as they are and folded, numbers, telephones. */
const personal = [
  /Nguyễn Thị Ước|nguyen[ +_-]thi[ +_-]uoc/i,
  /Trần Minh Đặng|tran[ +_-]minh[ +_-]dang/i,
  /Trần Văn (Đạt|Ước)|tran[ +_-]van[ +_-](dat|uoc)/i,
  /Lê Thị Hòa|le[ +_-]thi[ +_-]hoa/i,
  /090(1234567|7654321)/,
  /\b079\d{9}\b/,
];

export function personalIn(traces: readonly Trace[]): string[] {
  const said = traces.flat().flatMap((text) => [text, decoded(text)]);
  return [...new Set(said.filter((text) => personal.some((pattern) => pattern.test(text.normalize('NFC')))))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
