/**
 * A text as it may go to a terminal: what would steer it, or turn the order of what is read, is shown as an escape. In
 * JSON, where such characters stand within strings alone, the escape means the same.
 */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
