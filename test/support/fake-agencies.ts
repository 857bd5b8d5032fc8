import type { Activities } from '../../activities/activities';
import { undecided } from '../../activities/dossier-client';
import type { EventDraft } from '../../domain/case-events';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';

type Filing = Parameters<Activities['fileDossier']>[0];

/** Agencies and register as plain memory behind the activities' own types: what a test wants them to do, and what they saw. */
export class FakeAgencies {
  readonly filed: Filing[] = [];
  readonly recorded: EventDraft[] = [];
  readonly batches: EventDraft[][] = [];
  /** Throws to be down, or `MessageRefused`; by default everything is taken. */
  onFile: (filing: Filing) => void = () => undefined;
  /** The decision that asking finds, undefined while there is none. */
  onAsk: (key: string) => AgencyDecision | undefined = () => undefined;
  onRecord: () => void = () => undefined;

  readonly activities: Activities = {
    fileDossier: async (filing) => {
      try {
        this.onFile(filing);
      } catch (error) {
        if (error instanceof MessageRefused) return refusal();
        throw error;
      }
      this.filed.push(filing);
      return Promise.resolve({ atMs: Date.now(), refused: null });
    },
    tryFileDossiers: (parcels) =>
      Promise.all(
        parcels.map((parcel) =>
          this.activities.fileDossier({ ...parcel, mayHaveArrived: false }).catch(() => null),
        ),
      ),
    findDecision: ({ key, known }) => {
      const decision = this.onAsk(key);
      if (!decision || known.includes(decision.decisionId)) throw undecided();
      return Promise.resolve(decision);
    },
    recordEvents: ({ drafts }) => {
      this.onRecord();
      this.batches.push(drafts);
      this.recorded.push(...drafts);
      return Promise.resolve();
    },
  };

  keysAt(agency: string): string[] {
    return this.filed.filter((filing) => filing.agency === agency).map(({ key }) => key);
  }
}

let decisions = 0;
/** A decision in the callback's words. */
export function decision(dossierKey: string, over: Partial<AgencyDecision> = {}): AgencyDecision {
  decisions += 1;
  return {
    dossierKey,
    decisionId: `decision-${decisions}`,
    decision: 'granted',
    result: resultOf(dossierKey),
    decidedAt: '2026-11-23T10:00:00+07:00',
    decidedBy: 'officer',
    ...over,
  };
}

/** What `onFile` throws to have the message refused as wrong. */
export class MessageRefused extends Error {}

const refusal = () => ({ atMs: Date.now(), refused: { cause: 'message-refused', status: 400 } });

const results: Record<string, Record<string, unknown>> = {
  birth: {
    personalId: '079226000001',
    book: { number: '1', volume: '01/2026', page: '1' },
    registeredOn: '2026-11-23',
  },
  residence: { noticeNumber: 'CT08-1', on: '2026-11-24' },
  'health-insurance': { cardNumber: 'TE1790000000001', validFrom: '2026-11-20', validTo: '2032-11-19' },
  'identity-card': { number: '079226000001', issuedOn: '2026-11-24' },
};

function resultOf(dossierKey: string): Record<string, unknown> {
  return results[dossierKey.split('/')[1] ?? ''] ?? {};
}
