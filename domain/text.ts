const apostrophes = /['`´‘’‛′ʹʻʼʽˈ＇]/g;

/**
 * A text as people type it when they search: lower case, without Vietnamese marks, single blanks, no apostrophe.
 * "Nguyễn Thị Ước" becomes "nguyen thi uoc", "H’Hen Niê" "hhen nie". The letter Đ is often typed as the Icelandic Ð,
 * which looks the same. Not for workflows (it needs Unicode tables).
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[đĐðÐ]/g, 'd')
    .replace(apostrophes, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name as people type it when they search, who may set a blank where it has an apostrophe. */
export const foldName = (name: string): string[] => [
  ...new Set([foldText(name), foldText(name.replace(apostrophes, ' '))]),
];

/** Without the mark that some editors and services put before a text to say how its bytes are ordered. */
export const withoutByteOrderMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** U+0000 cannot be stored by PostgreSQL, a lone surrogate cannot be written as UTF-8: both are refused at the border. */
export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
