import type { CaseState } from '../../domain/fold/case-state';
import { messageText, type MessageText } from '../../notify/message-texts';

export interface PlannedMessage {
  template: string;
  vi: MessageText;
  en: MessageText;
}

/** The family is told when a result of its case changes by decision; what it has ordered itself it knows. */
export function familyToldOf(
  kind: 'correction' | 'revocation' | 'withdrawal',
  { state, publicUrl }: { state: CaseState; publicUrl: string },
): PlannedMessage[] {
  if (kind === 'withdrawal') return [];
  const { caseCode: c, trackingCode } = state.filed;
  const words = { c, u: `${publicUrl}/track/${trackingCode}`, s: '', date: '' };
  const textIn = (language: 'vi' | 'en') => messageText('changed', language, words);
  return [{ template: 'changed', vi: textIn('vi'), en: textIn('en') }];
}
