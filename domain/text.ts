/**
 * A text as people type it when they search: lower case, without Vietnamese marks, single blanks.
 * "Nguyễn Thị Ước" becomes "nguyen thi uoc". Not for workflows (it needs Unicode tables).
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** U+0000 cannot be stored by PostgreSQL, a lone surrogate cannot be written as UTF-8: both are refused at the border. */
export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
