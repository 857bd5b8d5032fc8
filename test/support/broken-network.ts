import type { CaseView } from '../../domain/case-view';
import type { ModelAgencies } from './model-agencies';
import type { Arriving, Meeting } from './model-network';

/** What a scenario breaks between a case and its agencies, until it is met or mended. */
const kinds = [
  'is-down',
  'loses-answer',
  'is-refused',
  'is-intercepted',
  'tells-another-key',
  'tells-unusably',
  'is-late',
  'refuses-notice',
  'runs-ahead',
] as const;
export type Breakage = (typeof kinds)[number];
export const isBreakage = (what: string): what is Breakage => kinds.some((kind) => kind === what);

/** A minute, an hour, two days. */
const latesMs = [60_000, 3_600_000, 2 * 86_400_000];
/** A quarter of an hour and a month ahead, a day behind. */
const aheadMs = [900_000, 30 * 86_400_000, -86_400_000];
/** As often as a delivery is tried within a few hours. */
const lateTimes = 20;

/** What concerns answers to enquiries alone, and what new dossiers alone: a late one is overtaken by what follows. */
function mayMeet(met: Meeting, act: string): boolean {
  if (met === 'tells-another-key' || met === 'tells-unusably') return act === 'look';
  if (met === 'refuses-notice' || typeof met === 'object') return act === 'file' || act === 'supplement';
  return true;
}

export class BrokenNetwork {
  private readonly faults: { agency: string; met: Meeting; times: number }[] = [];

  meet({ agency, act }: Arriving): Meeting {
    const fault = this.faults.find((one) => one.agency === agency && one.times > 0 && mayMeet(one.met, act));
    if (!fault) return 'arrives';
    fault.times -= 1;
    return fault.met;
  }

  /** Gives what was broken, in words. */
  break(
    what: Breakage,
    pick: number,
    { agencies, view }: { agencies: ModelAgencies; view: CaseView },
  ): string {
    const all = [...new Set(view.steps.map(({ agency }) => agency)), 'population'];
    const agency = what === 'refuses-notice' ? 'population' : all[pick % all.length]!;
    if (what === 'runs-ahead') agencies.aheadMs.set(agency, aheadMs[(pick >> 3) % aheadMs.length]!);
    else if (what === 'is-late') this.beLate(agency, pick);
    else this.faults.push({ agency, met: what, times: 1 + (pick % 2) });
    return `${what} ${agency}`;
  }

  beLate(agency: string, pick: number): void {
    this.faults.push({ agency, met: { lateMs: latesMs[(pick >> 3) % latesMs.length]! }, times: lateTimes });
  }

  mend(): void {
    this.faults.splice(0);
  }
}
