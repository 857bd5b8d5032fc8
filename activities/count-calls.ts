import type { AgencyId } from '../domain/agencies';
import { isOutageStatus } from '../domain/outage-statuses';
import type { AgencyCalls } from '../register/sight';
import type { Send } from './exchange';

/** Sends as it did, and counts for each agency how that went. */
export function countingCalls(send: Send): { send: Send; take: () => AgencyCalls[] } {
  const counted = new Map<AgencyId, AgencyCalls>();
  const count = (agency: AgencyId, answer: Awaited<ReturnType<Send>> | undefined) => {
    const { attempts, outages, unsigned } = counted.get(agency) ?? { attempts: 0, outages: 0, unsigned: 0 };
    const isOutage = !answer || answer.signedBy !== agency || isOutageStatus(answer.status);
    counted.set(agency, {
      agency,
      attempts: attempts + 1,
      outages: outages + (isOutage ? 1 : 0),
      unsigned: unsigned + (answer?.status === 401 ? 1 : 0),
    });
  };
  return {
    send: async (message) => {
      let answer: Awaited<ReturnType<Send>> | undefined;
      try {
        return (answer = await send(message));
      } finally {
        count(message.agency, answer);
      }
    },
    take: () => {
      const calls = [...counted.values()];
      counted.clear();
      return calls;
    },
  };
}
