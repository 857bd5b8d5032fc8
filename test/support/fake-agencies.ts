import type { Activities } from '../../activities/activities';
import type { AgencyAnswer, AgencyMessage } from '../../activities/agency-message';
import { undecided } from '../../activities/undecided';
import type { CivilActHeard, EventDraft } from '../../domain/case-events';
import type { OrderOf } from '../../domain/orders';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { usualResultOf } from './results';

/** Agencies and register as plain memory behind the activities' own types: what a test wants them to do, and what they saw. */
export class FakeAgencies {
  /** Every message that an agency took, in the order in which it did. */
  readonly taken: AgencyMessage[] = [];
  readonly recorded: EventDraft[] = [];
  readonly batches: EventDraft[][] = [];
  /** Throws to be down, or `MessageRefused`; may give another answer; by default everything is taken. */
  onMessage: (message: AgencyMessage) => Partial<AgencyAnswer> | undefined | Promise<undefined> = () =>
    undefined;
  /** The decision that asking finds, undefined while there is none. */
  onAsk: (key: string) => AgencyDecision | 'never-arrived' | undefined = () => undefined;
  onRecord: () => void = () => undefined;
  onHear: () => CivilActHeard | 'undecided' = () => 'granted';
  onStop: (order: OrderOf<'stop'>) => void = () => undefined;

  readonly activities: Activities = {
    deliverMessage: async (message) => {
      try {
        const given = { ...usual(message), ...(await this.onMessage(message)) };
        if (given.outcome !== 'refused') this.taken.push(message);
        return given;
      } catch (error) {
        if (error instanceof MessageRefused) return { atMs: Date.now(), outcome: 'refused', status: 400 };
        throw error;
      }
    },
    tryMessages: async (messages) => {
      const once = (message: AgencyMessage) => this.activities.deliverMessage(message, { tried: false });
      const answers = await Promise.all(messages.map((message) => once(message).catch(() => null)));
      return { atMs: Date.now(), answers };
    },
    findDecision: ({ key, known }) => {
      const decision = this.onAsk(key);
      if (decision === 'never-arrived') return Promise.resolve({ atMs: Date.now(), decision: null });
      if (!decision || known.includes(decision.decisionId)) throw undecided();
      return Promise.resolve({ atMs: Date.now(), decision });
    },
    hearOfCase: () => {
      const civilAct = this.onHear();
      if (civilAct === 'undecided') throw undecided();
      return Promise.resolve({ atMs: Date.now(), civilAct });
    },
    stopLinkedCases: ({ order }) => {
      this.onStop(order);
      return Promise.resolve({ atMs: Date.now(), caseIds: [] });
    },
    passOnDecision: () => Promise.resolve(),
    judgeLimit: ({ until }) => Promise.resolve({ atMs: Date.now(), limit: until }),
    recordEvents: ({ drafts }) => {
      this.onRecord();
      this.batches.push(drafts);
      this.recorded.push(...drafts);
      return Promise.resolve({ atMs: Date.now() });
    },
  };

  /** The dossiers that an agency took, by key. */
  keysAt(agency: string): string[] {
    return this.taken
      .filter((message) => message.agency === agency && message.act === 'file')
      .map(({ key }) => key);
  }

  /** What was sent, one word each: `withdrawal residence/1`. */
  words(): string[] {
    return this.taken.map(({ what, key }) => `${what} ${key.split('/').slice(1).join('/')}`);
  }

  typesRecorded(): string[] {
    return this.recorded.map(({ event }) => event.type);
  }
}

const usual = (message: AgencyMessage): AgencyAnswer => {
  const atMs = Date.now();
  const recovers = message.act === 'reverse' && message.reversal.kind === 'recover-money';
  if (!recovers) return { atMs, outcome: 'taken', status: 202 };
  return {
    atMs,
    outcome: 'claim-open',
    status: 202,
    claim: { claimId: `claim-${message.step}`, amount: 25_300_000 },
  };
};

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

/** What `onMessage` throws to have the message refused as wrong. */
export class MessageRefused extends Error {}

function resultOf(dossierKey: string): Record<string, unknown> {
  return usualResultOf(dossierKey.split('/')[1] ?? '');
}
