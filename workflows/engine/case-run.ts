import { type CancellationScope, isCancellation } from '@temporalio/workflow';
import type { Calendar } from '../../domain/calendar';
import { getEdition } from '../../procedures/bundles';
import { getCalendar } from '../../procedures/calendar';
import type { Edition } from '../../procedures/definition';
import type { CaseInput } from '../case-input';
import { CaseFile } from './case-file';
import { DecisionInbox } from './decision-inbox';

/** What every part of one running case shares. */
export class CaseRun {
  readonly file: CaseFile;
  readonly edition: Edition;
  readonly inbox = new DecisionInbox();
  /** The steps whose dossiers are on their way to an agency, which may hold them or not. */
  readonly onTheirWay = new Set<string>();
  private news = true;
  private fault: { error: unknown } | undefined;

  constructor(readonly input: CaseInput) {
    this.file = new CaseFile(input);
    const { bundle, edition } = this.file.filed;
    this.edition = getEdition(bundle, edition);
  }

  get calendar(): Calendar {
    return getCalendar(this.file.folded.calendar);
  }

  /** The case's own workflow takes no more orders: whatever still concerns the case takes it up anew. */
  get hasEnded(): boolean {
    return this.input.afterSeq === undefined && this.file.folded.settledAt !== null;
  }

  /** Something has come that the case may have to act on. */
  tell(atMs?: number): void {
    this.file.tick(atMs);
    this.news = true;
  }

  /** Lets something go on by itself; when it ends there are news. A bug in it is the case's, and stops it loudly. */
  begin(what: Promise<void>): void {
    what.catch((error: unknown) => {
      this.fault ??= { error };
      this.news = true;
    });
  }

  /** The same for what may be called off. */
  beginIn(scope: CancellationScope, what: () => Promise<void>): void {
    this.begin(scope.run(what).catch(unlessCancelled));
  }

  get hasNews(): boolean {
    return this.news;
  }

  takeNews(): void {
    this.news = false;
    if (this.fault) throw this.fault.error;
  }
}

function unlessCancelled(error: unknown): void {
  if (!isCancellation(error)) throw error;
}
