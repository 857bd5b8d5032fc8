import { z } from 'zod';
import { AskedField, DecisionReason } from '../../domain/schemas/agency-contract';
import { InstantInput } from '../../domain/schemas/times';
import type { Controls } from './controls';

/** What an officer says about a dossier, in the callback's words. */
export const OfficersWord = z.object({
  decision: z.enum(['granted', 'refused', 'supplement-requested']),
  reason: DecisionReason.optional(),
  fields: z.array(AskedField).optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  until: InstantInput.optional(),
});
export type OfficersWord = z.infer<typeof OfficersWord>;

const Rule = OfficersWord.extend({
  caseId: z.string().optional(),
  step: z.string().optional(),
  /** How often it still applies; without it, always. */
  times: z.int().min(0).optional(),
});
type Rule = z.infer<typeof Rule>;

export const DeskSettings = z.object({
  mode: z.enum(['auto', 'manual']).default('auto'),
  delayMs: z.number().min(0).default(0),
  rules: z.array(Rule).default([]),
});
export type DeskSettings = z.infer<typeof DeskSettings>;

/** How an agency's officers decide. A rule decides at a manual desk too; what no rule fits waits there for a hand. */
export class DeskControl {
  private constructor(
    private readonly controls: Controls,
    private current: DeskSettings,
  ) {}

  static async open(controls: Controls): Promise<DeskControl> {
    return new DeskControl(controls, DeskSettings.parse((await controls.find('desk')) ?? {}));
  }

  get settings(): DeskSettings {
    return this.current;
  }

  async change(settings: DeskSettings): Promise<void> {
    await this.controls.save('desk', settings);
    this.current = settings;
  }

  decidesByItself(dossier: { caseId: string; step: string }): boolean {
    return this.current.mode === 'auto' || this.ruleFor(dossier) !== undefined;
  }

  /** The first rule that fits, with one of its times used up; `giveBack` when nothing came of it. */
  async takeRule(dossier: {
    caseId: string;
    step: string;
  }): Promise<{ word: OfficersWord; giveBack: () => void } | undefined> {
    const rule = this.ruleFor(dossier);
    if (!rule) return undefined;
    if (rule.times === undefined) return { word: rule, giveBack: () => undefined };
    rule.times -= 1;
    await this.controls.save('desk', this.current);
    return {
      word: rule,
      giveBack: () => {
        rule.times = (rule.times ?? 0) + 1;
      },
    };
  }

  private ruleFor(dossier: { caseId: string; step: string }): Rule | undefined {
    return this.current.rules.find(
      (rule) =>
        rule.times !== 0 &&
        (rule.caseId === undefined || rule.caseId === dossier.caseId) &&
        (rule.step === undefined || rule.step === dossier.step),
    );
  }
}
