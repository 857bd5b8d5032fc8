import { condition } from '@temporalio/workflow';
import { recordEvents } from '../calls';
import type { Busy } from './busy';
import type { CaseFile } from './case-file';

/**
 * Hands the case's events to the register, one batch at a time (two at once would break the chain), whenever no step
 * is about to add more. With the register down the case goes on, and the record catches up.
 */
export class Recorder {
  private closing = false;

  constructor(
    private readonly file: CaseFile,
    private readonly busy: Busy,
  ) {}

  /** Ends once {@link close} was called and everything is recorded. */
  async run(): Promise<void> {
    const { caseId } = this.file.filed;
    for (;;) {
      await condition(() => (this.file.hasUnrecorded() ? this.busy.quiet : this.closing));
      if (!this.file.hasUnrecorded()) return;
      await recordEvents({ caseId, drafts: this.file.takeUnrecorded() });
    }
  }

  close(): void {
    this.closing = true;
  }
}
