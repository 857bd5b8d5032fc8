/** `00012.GCS.79024.26`, whatever stands between its parts: the number of a hospital's paper since Circular 22/2025/TT-BYT. */
const parts = /^(\d{5})(G[A-Z]{1,5})(\d{5})(\d{2})$/;

/** The number as the form has it, however people have written it; any other stays as it is. */
export function writtenPaperNumber(text: string): string {
  const bare = text.toUpperCase().replace(/[\s./_\u2010-\u2015-]+/g, '');
  return parts.test(bare) ? bare.replace(parts, '$1.$2.$3.$4') : text;
}
