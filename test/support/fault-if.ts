/** What is wrong, in words, where it is. */
export function faultIf(wrong: boolean, fault: string): string[] {
  return wrong ? [fault] : [];
}
