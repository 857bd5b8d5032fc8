import type { Calendar } from '../../domain/calendar';
import type { CaseSnapshot } from '../../domain/fold/snapshot';
import { getEdition } from '../../procedures/shared/published';
import { getCalendar } from '../../procedures/shared/calendar';
import type { Edition } from '../../procedures/shared/definition';
import type { CaseInput } from '../case-input';
import { CaseHistory, type Holder } from './case-history';
import { Inbox } from './inbox';
import { Underway } from './underway';

/** What every part of one running case shares: its history, what is under way beside it, and what comes in. */
export class CaseRun {
  readonly history: CaseHistory;
  readonly edition: Edition;
  readonly inbox = new Inbox((atMs) => this.history.tick(atMs));

  constructor(
    readonly input: CaseInput,
    private readonly holder: Holder,
    readonly underway = new Underway(),
    history?: CaseHistory,
  ) {
    this.history = history ?? new CaseHistory(input.snapshot, holder);
    const { bundle, edition } = this.history.filed;
    this.edition = getEdition(bundle, edition);
  }

  get calendar(): Calendar {
    return getCalendar(this.history.folded.calendar);
  }

  /** Of the case's own workflow, not of one that has taken it up after its end. */
  get isOwn(): boolean {
    return this.input.isOwn;
  }

  /** It took the case up midway: the run before it was lost, with what it had done and not recorded. */
  get isResumed(): boolean {
    const { afterSeq, snapshot, isOwn, isResumed = false } = this.input;
    if (isResumed) return true;
    return isOwn ? afterSeq > 1 : snapshot.state.settledAt === null;
  }

  get isSettled(): boolean {
    return this.history.folded.settledAt !== null;
  }

  /** The case's own workflow takes no more orders: whatever still concerns the case takes it up anew. */
  get hasEnded(): boolean {
    return this.isOwn && this.isSettled;
  }

  /** The same case, to try an order on: nothing comes of it. */
  copy(): CaseRun {
    return new CaseRun(this.input, this.holder, this.underway, this.history.copy());
  }

  /** Goes on from the ending that is on record. From now on only orders concern this run, and it turns them away. */
  takeOver(ending: CaseSnapshot): void {
    this.history.takeOver(ending);
    this.inbox.takeOrdersOnly();
  }
}
