import type { CaseEvent, EventOf, RecordedCase } from '../../../domain/case-events';
import type { CaseView } from '../../../domain/case-view';
import { applyEvent } from '../../../domain/fold/apply-event';
import type { CaseState } from '../../../domain/fold/case-state';
import { viewOf } from '../../../domain/fold/view';
import { faultIf } from '../fault-if';
import { laws, type BundleLaw } from './law';
import { dueAt, isAnnounced, type Rest } from './working-days';

/** A step's own clock: when its agency took the file, and when the citizen was waited for. */
interface Clock {
  filedAt: string | undefined;
  rests: Rest[];
  asksSince: string | undefined;
  /** What nobody had acknowledged has been found at its agency. */
  isFound: boolean;
  /** The answer to a question is on its way: it goes on with the clock that was running. */
  isAnswered: boolean;
}

/**
 * Every due date that a case has ever had, counted by hand from what happened: the case's from its receipt, a step's
 * from when its agency took the file, each without the days on which the citizen was waited for.
 */
export function dueDateFaults(record: Pick<RecordedCase, 'events' | 'documents'>): string[] {
  const { events, documents } = record;
  const law = lawOf(events);
  // Bundles that only tests have are not written down by hand.
  if (!law) return [];
  const clocks = new DueDates(events, law);
  let state: CaseState | undefined;
  return events.flatMap((event, i) => {
    state = applyEvent(state, event, documents);
    if (!isAnnounced(event.at)) return [];
    const said = clocks.after(event);
    const isOver = events[i + 1]?.at !== event.at;
    // What follows at the same instant belongs to it.
    const shown = isOver ? clocks.shown(viewOf(state)) : [];
    return [...said, ...shown].map((fault) => `after ${event.type} ${event.step ?? ''}: ${fault}`);
  });
}

const filingIn = (events: readonly CaseEvent[]) =>
  events.find((event): event is EventOf<'case-filed'> => event.type === 'case-filed');
const lawOf = (events: readonly CaseEvent[]): BundleLaw | undefined => {
  const filed = filingIn(events);
  return filed && laws[filed.data.bundle];
};

/** Reads a record once, in order. */
class DueDates {
  private readonly law: BundleLaw;
  private readonly verification: boolean;
  private readonly clocks = new Map<string, Clock>();
  private from: string;
  /** Behind a missed date a case counts anew, once. */
  private anew: string | undefined;
  private case: string | undefined;

  constructor(events: readonly CaseEvent[], law: BundleLaw) {
    const filed = filingIn(events);
    if (!filed) throw new Error('a case without a filing');
    this.law = law;
    this.verification = filed.data.verification;
    this.from = filed.data.receivedAt;
    this.case = this.ofCase();
    for (const id of Object.keys(law.steps))
      this.clocks.set(id, {
        filedAt: undefined,
        isFound: false,
        rests: [],
        asksSince: undefined,
        isAnswered: false,
      });
  }

  /** What the event says of a due date, against what it ought to be. */
  after(event: CaseEvent): string[] {
    this.rest(event);
    switch (event.type) {
      case 'case-filed':
        return differs('is', event.data.dueAt, this.case);
      case 'step-filed':
        return this.filed(event);
      case 'dossier-turned-up':
        this.clockOf(event.step).isFound = true;
        return [];
      case 'deadline-moved':
        return this.moved(event);
      default:
        return [];
    }
  }

  /** What the case shows, once an instant is over. */
  shown(view: CaseView): string[] {
    const open = ['pending', 'filing', 'with-agency', 'awaiting-citizen', 'stuck'];
    return [
      ...differs('of the case', view.dueAt, this.case),
      ...view.steps
        .filter(({ state }) => open.includes(state))
        .flatMap(({ id, dueAt: shown }) => differs(`of ${id}`, shown, this.ofStep(id))),
    ];
  }

  private filed({ step, at, data }: EventOf<'step-filed'>): string[] {
    const clock = this.clockOf(step);
    if (!clock.isAnswered) clock.filedAt = at;
    clock.isAnswered = false;
    return differs('is', data.dueAt, this.ofStep(step ?? ''));
  }

  private moved({ step, at, data: { from, to, why } }: EventOf<'deadline-moved'>): string[] {
    if (step !== null) return why === 'taken-up' ? this.takenUp(step, { at, to }) : [];
    const before = differs('was', from, this.case);
    if (why === 'taken-up') [this.from, this.anew] = [at, undefined];
    // No new date is over when it is given.
    if (why === 'apology') this.anew = Date.parse(at) > Date.parse(from) ? at : from;
    const counted = this.ofCase() ?? this.case;
    // A rest that has just ended is what this move is for.
    const wrong = why === 'paused' ? [] : before;
    this.case = counted;
    return [...wrong, ...differs('is', to, counted)];
  }

  /** Its agency has its term anew, until it takes another file; what no agency has had yet follows the case. */
  private takenUp(step: string, { at, to }: { at: string; to: string }): string[] {
    const { filedAt, isFound } = this.clockOf(step);
    if (filedAt === undefined && !isFound) return differs('is', to, this.case);
    Object.assign(this.clockOf(step), { filedAt: at, rests: [] });
    return differs('is', to, this.term(step, at));
  }

  /** The clock rests from a question until the answer, or until nobody waits for one any more. */
  private rest(event: CaseEvent): void {
    const { at } = event;
    if (event.type === 'supplement-requested') this.clockOf(event.step).asksSince = at;
    for (const [id, clock] of this.clocks) {
      if (!ends(event, id) || clock.asksSince === undefined) continue;
      clock.rests.push([clock.asksSince, at]);
      clock.asksSince = undefined;
      this.case = this.ofCase() ?? this.case;
    }
    if (event.type === 'supplement-received') this.clockOf(event.step).isAnswered = true;
  }

  private ofCase(): string | undefined {
    const { days, verified } = this.law;
    const rests = [...this.clocks.values()].flatMap((clock) => clock.rests);
    return dueAt(this.anew ?? this.from, this.verification ? verified : days, rests);
  }

  /** The earlier of its own and the case's; the case's where no agency has its file yet. */
  private ofStep(id: string): string | undefined {
    const { filedAt } = this.clockOf(id);
    const own = filedAt && this.term(id, filedAt);
    return own && this.case && own < this.case ? own : this.case;
  }

  private term(id: string, from: string): string | undefined {
    const { days, verified } = this.law.steps[id] ?? { days: 0, verified: 0 };
    return dueAt(from, this.verification ? verified : days, this.clockOf(id).rests);
  }

  private clockOf(id: string | null): Clock {
    const clock = this.clocks.get(id ?? '');
    if (!clock) throw new Error(`no step ${String(id)}`);
    return clock;
  }
}

/** Whether nobody waits for the citizen's answer on the step any more. */
function ends(event: CaseEvent, id: string): boolean {
  switch (event.type) {
    case 'supplement-received':
    case 'supplement-expired':
    case 'step-granted':
    case 'step-refused':
    case 'step-outdated':
    case 'dossier-taken-up':
      return event.step === id;
    case 'correction-ordered':
      return event.data.steps.includes(id);
    case 'withdrawal-ordered':
    case 'revocation-ordered':
    case 'stop-ordered':
      return event.data.withdraw.some(({ step }) => step === id);
    default:
      return false;
  }
}

/** Behind the end of the calendar nothing can be said. */
function differs(what: string, is: string, expected: string | undefined): string[] {
  return faultIf(
    expected !== undefined && is !== expected,
    `the due date ${what} ${is}, not ${String(expected)}`,
  );
}
