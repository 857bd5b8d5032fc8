import type { WireAnswer } from '../../activities/exchange';
import { outOfForm, keyOfAnother, unusableKinds } from '../../simulators/controls/unusable';
import { AgencyDecision } from '../../domain/schemas/agency-contract';

/** What becomes of a message between the engine and the model agencies, and of the answer on its way back. */
export type Meeting =
  | 'arrives'
  | 'is-down'
  | 'loses-answer'
  | 'is-refused'
  | 'answers-nonsense'
  | 'is-intercepted'
  | 'tells-another-key'
  | 'tells-unusably'
  | 'refuses-notice'
  | { lateMs: number };

export interface Arriving {
  agency: string;
  caseId: string;
  step: string;
  key: string;
  act: string;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** What an agency does with a message, once it is there. */
interface Receiver {
  take(): Answer;
  refuse(): Answer;
  takeLater(ms: number): void;
}

/** The answer that comes back; throws where the connection breaks. */
export function exchangeWith(met: Meeting, { agency, act, key }: Arriving, receiver: Receiver): WireAnswer {
  const isLook = act === 'look';
  if (met === 'is-down') return itsWord(agency, { status: 503, body: {} });
  if (met === 'is-intercepted') return strangersWords(key)[intercepted++ % 3]!;
  if (met === 'is-refused' && !isLook) return itsWord(agency, receiver.refuse());
  if (typeof met === 'object' && !isLook) {
    receiver.takeLater(met.lateMs);
    throw new Error('connection lost');
  }
  const answer = receiver.take();
  if (met === 'loses-answer') throw new Error('connection lost');
  if (met === 'answers-nonsense') return itsWord(agency, { ...answer, body: {} });
  return itsWord(agency, isLook ? toldAs(met, answer) : answer);
}

let intercepted = 0;
/** Each could be taken for the agency's own: an error page, an absence, even an acknowledgement. */
const strangersWords = (key: string): WireAnswer[] => [
  { status: 502, contentType: 'text/html', body: '<title>Gateway</title>', signedBy: undefined },
  { status: 404, contentType: problem, body: { code: 'unknown-dossier' }, signedBy: undefined },
  { status: 200, contentType: 'application/json', body: { key, state: 'received' }, signedBy: undefined },
];

let told = 0;
function toldAs(met: Meeting, answer: Answer): Answer {
  if (answer.status !== 200 || typeof answer.body !== 'object' || answer.body === null) return answer;
  if (met === 'tells-another-key') return { status: 200, body: { ...answer.body, key: keyOfAnother('') } };
  if (met !== 'tells-unusably' || !('decision' in answer.body)) return answer;
  const kind = unusableKinds[told++ % unusableKinds.length]!;
  const decision = outOfForm(kind, AgencyDecision.parse(answer.body.decision));
  return { status: 200, body: { ...answer.body, decision } };
}

const problem = 'application/problem+json';

/** As it comes over the wire, with the agency's signature found good. */
const itsWord = (agency: string, answer: Answer): WireAnswer => ({
  ...answer,
  contentType: answer.status < 400 ? 'application/json' : problem,
  signedBy: agency,
});
