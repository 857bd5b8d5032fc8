import { setTimeout as delay } from 'node:timers/promises';
import type { AgencyUnderTest } from '../agency-under-test';
import type { Check } from '../check';
import { expectThat } from '../expect';
import { NotSeen } from '../finding';
import type { ReceivedCallback } from '../receiver';

const callbackWithinMs = 15_000;

/** Callbacks about the dossier, once one has been taken. `NotSeen` when none comes to the suite at all. */
async function takenCallbacks(agency: AgencyUnderTest, key: string): Promise<ReceivedCallback[]> {
  const end = Date.now() + callbackWithinMs;
  const isTaken = ({ status }: ReceivedCallback) => status === 202;
  while (!agency.receiver.about(key).some(isTaken) && Date.now() < end) await delay(50);
  const callbacks = agency.receiver.about(key);
  if (agency.receiver.received.length > 0) return callbacks;
  const { url } = agency.receiver;
  throw new NotSeen({
    vi: `không có quyết định nào được gửi đến đây; cơ quan phải gửi qua ${url} (--callback-port để cố định cổng)`,
    en: `no decision was sent here; the agency has to send through ${url} (--callback-port fixes the port)`,
  });
}

/** How a decision is told: by callback, and to whoever asks. */
export const decisionChecks: readonly Check[] = [
  {
    id: 'decision-shown',
    title: {
      vi: 'Quyết định được trả lời khi hỏi theo khóa, với mã không đổi',
      en: 'A decision is found by the key, under an id that stays',
    },
    run: async (agency) => {
      const key = agency.newKey();
      await agency.file(key, agency.filing(key));
      const first = await agency.decided(key);
      expectThat(first.decision?.decision === first.state, stateIsDecision, first);
      expectThat(first.decision?.dossierKey === key, ownKey, first.decision?.dossierKey);
      const second = await agency.decided(key);
      const ids = [first, second].map(({ decision }) => decision?.decisionId);
      expectThat(ids[0] === ids[1], sameId, ids);
    },
  },
  {
    id: 'decision-sent-until-taken',
    title: {
      vi: 'Quyết định được ký và gửi lại đến khi được nhận: cùng mã quyết định, số thông điệp mới',
      en: 'A decision is signed and sent until taken: the same decision id, a new message id',
    },
    run: async (agency) => {
      const key = agency.newKey();
      agency.receiver.refuseOnce(key);
      await agency.file(key, agency.filing(key));
      const { decision } = await agency.decided(key);
      const callbacks = await takenCallbacks(agency, key);
      const statuses = callbacks.map(({ status }) => status);
      expectThat(statuses.includes(503) && statuses.includes(202), sentAgain, statuses);
      const ids = callbacks.map((callback) => callback.decision?.decisionId);
      expectThat(
        ids.every((id) => id === decision?.decisionId),
        sameId,
        [...ids, decision?.decisionId],
      );
      const messageIds = callbacks.map(({ messageId }) => messageId);
      expectThat(new Set(messageIds).size === messageIds.length, newMessages, messageIds);
    },
  },
];

const stateIsDecision = { vi: 'state là quyết định', en: 'state is what was decided' };
const ownKey = { vi: 'dossierKey là khóa của hồ sơ', en: "dossierKey is the dossier's key" };
const sameId = { vi: 'cùng một decisionId', en: 'one decisionId' };
const sentAgain = {
  vi: 'gửi lại sau 503, chữ ký đúng, rồi được nhận (202)',
  en: 'sent again after 503, rightly signed, then taken (202)',
};
const newMessages = { vi: 'mỗi lần gửi một X-Message-Id mới', en: 'a new X-Message-Id each time' };
