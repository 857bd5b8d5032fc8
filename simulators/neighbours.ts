import type { AgencyId } from '../domain/agencies';
import type { Disturbances } from '../agency-kit/disturbances';
import { jsonReply } from '../agency-kit/http/exchange';
import type { AnsweredEnquiry } from './answered-enquiry';

/**
 * What the simulated agencies ask one another. They share a process, and what passes between agencies is no part of the
 * dossier contract, so a question goes from one to the other without the network; the faults of whoever is asked count
 * as they would there. Others ask by message, through the gateway, as real agencies do.
 */
export interface Neighbour {
  disturbances: Disturbances;
  enquiries: readonly AnsweredEnquiry[];
}

export class Neighbours {
  private readonly known = new Map<AgencyId, Neighbour>();

  join(agency: AgencyId, neighbour: Neighbour): void {
    this.known.set(agency, neighbour);
  }

  /** Undefined where no answer came. Never settles where whoever is asked hangs. */
  async ask(agency: AgencyId, kind: string, question: unknown): Promise<unknown> {
    const { disturbances, enquiries } = this.known.get(agency) ?? {};
    const enquiry = enquiries?.find((one) => one.kind === kind);
    if (!disturbances || disturbances.isOut || !enquiry) return undefined;
    const message = { method: 'POST', path: `/enquiries/${kind}` };
    let answer: unknown;
    const answering = await disturbances.aroundMessage(message, async () => {
      answer = await enquiry.answer(question);
      return jsonReply(200, null);
    });
    if (answering === 'never') return new Promise(() => {});
    return typeof answering === 'object' && answering.isOwn ? answer : undefined;
  }
}
