import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { DecisionContext } from '../../agency-kit/decision-context';
import type { Desk, DeskAnswer, DeskTools, ReversalResult } from '../../agency-kit/desk';
import type { Decisions } from '../../agency-kit/decisions';
import { decisionContextOf } from '../../agency-kit/dossier-store';
import { Problem } from '../../agency-kit/http/problem';
import type { ReversalOrder } from '../../agency-kit/messages';
import type { DossierFiling } from '../../domain/schemas/agency-contract';
import type { Logger } from '../../runtime/logging';
import type { Ask } from '../ask';
import type { DeskControl, OfficersWord } from '../controls/desk-control';
import { reasonOf, requestReasonOf } from '../../procedures/reasons';
import type { Act, GrantContent, OfficerContext, OpenedDossier, Serial } from './act';
import * as ledger from './ledger';
import { recordsFor } from './records';
import { requireKind } from './reversal-kind';

export interface OfficersParts extends DeskTools {
  acts: ReadonlyMap<string, Act>;
  pool: Pool;
  control: DeskControl;
  ask: Ask;
  nextSerial: (book: string) => Serial;
  log: Logger;
}

/** A dossier an officer has before him. */
interface OpenDossier {
  act: Act;
  content: OpenedDossier;
  context: OfficerContext;
}

interface Verdict {
  word: OfficersWord;
  grant?: GrantContent;
}

type Pronounced = 'given' | 'not-waiting' | 'open-elsewhere';

/** What an agency's officers do with a dossier, whoever tells them to: by law and record, by rule, or by hand. */
export class OfficersDesk implements Desk {
  private readonly completing = new Set<string>();

  constructor(private readonly parts: OfficersParts) {}

  /** Also throws for a step that is decided elsewhere. */
  check({ step, dossier }: DossierFiling): void {
    this.actOf(step).open(dossier);
  }

  declaredUnder(step: string): string | undefined {
    return this.actOf(step).declaredUnder;
  }

  async decide(context: DecisionContext): Promise<DeskAnswer> {
    const { control } = this.parts;
    if (!control.decidesByItself(context)) return 'later';
    const atMs = context.receivedAt.getTime() + control.settings.delayMs;
    if (atMs > Date.now()) return { askAgainAt: new Date(atMs) };
    const open = this.open(context);
    const rule = await control.takeRule(context);
    try {
      const isGiven = await this.giveByRule(open, rule?.word);
      if (!isGiven) rule?.giveBack();
    } catch (error) {
      rule?.giveBack();
      throw error;
    }
    return 'given';
  }

  /** Decides in the words of whoever sits at the desk; 409 when nothing waits there or a record stands against it. */
  async decideByHand(key: string, word: OfficersWord): Promise<void> {
    const stored = await this.parts.dossiers.get(key);
    if (stored.state !== 'received') throw new Problem({ status: 409, code: 'already-decided' });
    const open = this.open(decisionContextOf(stored, this.parts.dossiers));
    const pronounced = await this.pronounce(open, await this.inTheseWords(open, word));
    if (pronounced === 'not-waiting') throw new Problem({ status: 409, code: 'already-decided' });
    if (pronounced === 'open-elsewhere') throw new Problem({ status: 409, code: open.act.alreadyOpen });
  }

  /** As on a complaint: what was refused, or sent back, is decided otherwise. Nothing happens where a record forbids it. */
  async decideAnew(key: string, decision: 'granted' | 'refused'): Promise<void> {
    const stored = await this.parts.dossiers.get(key);
    const open = this.open(decisionContextOf(stored, this.parts.dossiers));
    const { decisions } = this.parts;
    await this.pronounce(open, await this.inTheseWords(open, { decision }), (...given) =>
      decisions.giveAnew(...given),
    );
  }

  checkReversal(step: string, order: ReversalOrder): void {
    requireKind(order, [this.actOf(step).reversal]);
  }

  async reverse(context: DecisionContext): Promise<ReversalResult> {
    const { act, content } = this.open(context);
    const part = ledger.reversalEffect();
    if (act.reversal !== 'recover-money') return { part };
    const { decision } = await this.parts.dossiers.get(context.dossierKey);
    return { part, claim: { claimId: randomUUID(), amount: content.paidOut(decision?.result ?? {}) } };
  }

  /** Takes up every grant that lacks something, or for which a number has come, and is not being completed already. */
  async takeUp(): Promise<void> {
    const { pool, acts } = this.parts;
    const numberless = [...acts.values()].flatMap(({ effect, numberBy }) =>
      numberBy === undefined ? [] : [ledger.numberlessKeys(pool, { effect, numberBy })],
    );
    const keys = [ledger.unfinishedKeys(pool), ...numberless];
    for (const key of (await Promise.all(keys)).flat()) this.completeLater(key);
  }

  private actOf(step: string): Act {
    const act = this.parts.acts.get(step);
    if (!act) throw new Problem({ status: 400, code: 'unknown-step' });
    return act;
  }

  private open(context: DecisionContext): OpenDossier {
    const act = this.actOf(context.step);
    const { ask, nextSerial } = this.parts;
    return {
      act,
      content: act.open(context.dossier),
      context: { ...context, startedAt: Date.now(), ask, nextSerial, ...recordsFor(context, this.parts) },
    };
  }

  /** By law and record, or in the words of a rule. False when the dossier was no longer waiting. */
  private async giveByRule(open: OpenDossier, rule: OfficersWord | undefined): Promise<boolean> {
    const verdict = rule ? await this.inTheseWords(open, rule) : await this.byLaw(open);
    const pronounced = await this.pronounce(open, verdict);
    if (pronounced !== 'open-elsewhere') return pronounced === 'given';
    const reason = reasonOf(open.act.alreadyOpen);
    return (await this.pronounce(open, { word: { decision: 'refused', reason } })) === 'given';
  }

  private async byLaw({ content, context }: OpenDossier): Promise<Verdict> {
    const objection = await content.examine(context);
    if (!objection) return granted(await content.grant(context));
    if (objection.decision === 'refused')
      return { word: { decision: 'refused', reason: reasonOf(objection.code) } };
    const { code, fields } = objection;
    return { word: { decision: 'supplement-requested', reason: requestReasonOf(code), fields } };
  }

  /** Words leave out what goes without saying: a grant's result is then the one by law, a refusal's reason a plain one. */
  private async inTheseWords({ content, context }: OpenDossier, word: OfficersWord): Promise<Verdict> {
    switch (word.decision) {
      case 'granted':
        return word.result ? { word, grant: { result: word.result } } : granted(await content.grant(context));
      case 'refused':
        return { word: { ...word, reason: word.reason ?? reasonOf('officer-refused') } };
      case 'supplement-requested': {
        const { reason = requestReasonOf('file-incomplete'), fields = [] } = word;
        return { word: { ...word, reason, fields } };
      }
    }
  }

  private async pronounce(
    { act, content, context }: OpenDossier,
    verdict: Verdict,
    give: Decisions['give'] = (...given) => this.parts.decisions.give(...given),
  ): Promise<Pronounced> {
    const { word, grant } = verdict;
    const unfinished = grant?.unfinished ?? false;
    const part =
      grant &&
      ledger.grantEffect({ act: act.effect, ...content, ...context, serial: grant.serial, unfinished });
    try {
      const given = await give(context.dossierKey, word, part);
      if (given === 'given' && (unfinished || (grant && content.paper))) this.lookForMore();
      return given;
    } catch (error) {
      if (ledger.isOpenElsewhere(error)) return 'open-elsewhere';
      throw error;
    }
  }

  /** What has just been granted may lack something, or have brought what another grant lacks; if not now, at the next sweep. */
  private lookForMore(): void {
    this.takeUp().catch((error: unknown) => this.isTriedAgain(error));
  }

  private completeLater(key: string): void {
    if (this.completing.has(key)) return;
    this.completing.add(key);
    this.complete(key)
      .catch((error: unknown) => this.isTriedAgain(error, key))
      .finally(() => this.completing.delete(key));
  }

  private isTriedAgain(error: unknown, key?: string): void {
    if (!this.parts.stopped.aborted) this.parts.log.warn({ err: error, key }, 'a completion is tried again');
  }

  /** However long it takes; the whole result is sent as a further word on the dossier. */
  private async complete(key: string): Promise<void> {
    const { dossiers, decisions } = this.parts;
    const stored = await dossiers.get(key);
    const { content, context } = this.open(decisionContextOf(stored, dossiers));
    const result = await content.complete(context, stored.decision?.result ?? {});
    if (!result) return;
    await decisions.amend(key, { decision: 'granted', result }, ledger.completed);
    this.lookForMore();
  }
}

const granted = (grant: GrantContent): Verdict => ({
  word: { decision: 'granted', result: grant.result },
  grant,
});
