import { randomUUID } from 'node:crypto';
import type { AgencyId } from '../../domain/agencies';
import type { AgencyDecision, DossierFiling } from '../../domain/schemas/agency-contract';
import { vietNamInstant } from '../../domain/viet-nam-time';
import type { Logger } from '../../runtime/logging';
import { reasonOf, requestReasonOf } from '../refusals';
import type { Act, CaseFile, CorrectedGrant, Grant, OpenedDossier } from './act';
import type { DecisionBook, Effect, Recorded } from '../../agency-kit/decision-store';
import type { OfficersWord } from './desk';
import type { DossierStore, StoredDossier } from '../../agency-kit/dossier-store';
import type { Ask } from '../ask';
import type { Outbox } from '../../agency-kit/outbox';
import { Problem } from '../../agency-kit/http/problem';

/** A dossier an officer has before him. */
export interface OpenCase {
  key: string;
  caseId: string;
  callbackPath: string;
  act: Act;
  dossier: OpenedDossier;
  /** The dossier whose grant this one corrects. */
  replaces?: string;
}

export interface OfficeParts {
  agency: AgencyId;
  acts: ReadonlyMap<string, Act>;
  store: DossierStore;
  book: DecisionBook;
  outbox: Outbox;
  ask: Ask;
  stopped: AbortSignal;
  log: Logger;
}

interface Verdict {
  word: OfficersWord;
  grant?: Grant;
}

/** What an agency's officers do with a dossier, whoever tells them to: by law and record, by rule, or by hand. */
export class Office {
  private readonly completing = new Set<string>();

  constructor(private readonly parts: OfficeParts) {}

  /** Throws a 400 problem for a dossier that is wrong as a message or of a step decided elsewhere. */
  open(key: string, { caseId, step, callbackPath, dossier, correction }: DossierFiling): OpenCase {
    const act = this.actOf(step);
    const replaces = correction?.replaces;
    const open = { key, caseId, callbackPath, act, dossier: act.open(dossier) };
    return replaces === undefined ? open : { ...open, replaces };
  }

  openStored({ key, filing }: StoredDossier): OpenCase {
    return this.open(key, filing);
  }

  actOf(step: string): Act {
    const act = this.parts.acts.get(step);
    if (!act) throw new Problem({ status: 400, code: 'unknown-step' });
    return act;
  }

  /** Decides by law and record, or in the words of a rule. False when the dossier was no longer waiting. */
  async decide(open: OpenCase, rule?: OfficersWord): Promise<boolean> {
    const verdict = rule ? await this.inTheseWords(open, rule) : await this.byLaw(open);
    const recorded = await this.pronounce(open, verdict);
    if (recorded !== 'already-open') return recorded === 'recorded';
    const reason = reasonOf(open.act.alreadyOpen);
    return (await this.pronounce(open, { word: { decision: 'refused', reason } })) === 'recorded';
  }

  /** Decides in the words of whoever sits at the desk; 409 when nothing waits there or a record stands against it. */
  async decideByHand(key: string, word: OfficersWord): Promise<void> {
    const stored = await this.parts.store.get(key);
    if (stored.state !== 'received') throw new Problem({ status: 409, code: 'already-decided' });
    const open = this.openStored(stored);
    const recorded = await this.pronounce(open, await this.inTheseWords(open, word));
    if (recorded === 'not-waiting') throw new Problem({ status: 409, code: 'already-decided' });
    if (recorded === 'already-open') throw new Problem({ status: 409, code: open.act.alreadyOpen });
  }

  /** Takes up every grant that lacks something and is not being completed already. */
  async completeUnfinished(): Promise<void> {
    for (const key of await this.parts.store.unfinishedKeys()) this.completeLater(key);
  }

  /** However long it takes; the whole result is sent as a further word on the dossier. */
  private async complete(key: string): Promise<void> {
    const stored = await this.parts.store.get(key);
    const open = this.openStored(stored);
    const result = await open.dossier.complete(this.fileOf(open), stored.decision?.result ?? {});
    const decision = this.signed(open, { decision: 'granted', result });
    if ((await this.parts.book.complete(decision)) === 'recorded') this.send(open, decision);
  }

  private async byLaw(open: OpenCase): Promise<Verdict> {
    const file = this.fileOf(open);
    const objection = await open.dossier.examine(file);
    if (!objection) return granted(await open.dossier.grant(file));
    return objection.decision === 'refused'
      ? { word: { decision: 'refused', reason: reasonOf(objection.code) } }
      : {
          word: {
            decision: 'supplement-requested',
            reason: requestReasonOf(objection.code),
            fields: objection.fields,
          },
        };
  }

  /** Words leave out what goes without saying: a grant's result is then the one by law, a refusal's reason a plain one. */
  private async inTheseWords(open: OpenCase, word: OfficersWord): Promise<Verdict> {
    switch (word.decision) {
      case 'granted':
        return word.result
          ? { word, grant: { result: word.result } }
          : granted(await open.dossier.grant(this.fileOf(open)));
      case 'refused':
        return { word: { ...word, reason: word.reason ?? reasonOf('officer-refused') } };
      case 'supplement-requested':
        return {
          word: {
            ...word,
            reason: word.reason ?? requestReasonOf('file-incomplete'),
            fields: word.fields ?? [],
          },
        };
    }
  }

  private async pronounce(open: OpenCase, { word, grant }: Verdict): Promise<Recorded> {
    const decision = this.signed(open, word);
    const effect: Effect | undefined = grant && {
      act: open.act.effect,
      subject: open.dossier.subject,
      serial: grant.serial,
      unfinished: grant.unfinished ?? false,
    };
    const recorded = await this.parts.book.record(decision, effect);
    if (recorded !== 'recorded') return recorded;
    this.send(open, decision);
    if (effect?.unfinished === true) this.completeLater(open.key);
    return recorded;
  }

  private completeLater(key: string): void {
    if (this.completing.has(key)) return;
    this.completing.add(key);
    this.complete(key)
      .catch((error: unknown) => {
        if (!this.parts.stopped.aborted)
          this.parts.log.warn({ err: error, key }, 'a completion is tried again');
      })
      .finally(() => this.completing.delete(key));
  }

  private signed(open: OpenCase, word: OfficersWord): AgencyDecision {
    const { decision, reason, fields, result, until } = word;
    return {
      dossierKey: open.key,
      decisionId: randomUUID(),
      decision,
      ...(result === undefined ? {} : { result }),
      ...(reason === undefined ? {} : { reason }),
      ...(fields === undefined ? {} : { fields }),
      ...(until === undefined ? {} : { until }),
      decidedAt: vietNamInstant(Date.now()),
      decidedBy: `officer:${this.parts.agency}`,
    };
  }

  private send(open: OpenCase, decision: AgencyDecision): void {
    this.parts.outbox.send({ decision, callbackPath: open.callbackPath, caseId: open.caseId });
  }

  private fileOf(open: OpenCase): CaseFile {
    return {
      dossierKey: open.key,
      caseId: open.caseId,
      startedAt: Date.now(),
      isCorrection: open.replaces !== undefined,
      corrected: () => this.correctedBy(open),
      standing: async (effect, subject) =>
        (await this.parts.store.findStanding(effect, subject))?.decision?.result,
      ask: this.parts.ask,
      nextSerial: (book) => this.parts.book.nextSerial(book),
    };
  }

  /** Only a grant of the same case and step: a correction reaches no further. */
  private async correctedBy({ caseId, act, replaces }: OpenCase): Promise<CorrectedGrant | undefined> {
    const stored = replaces === undefined ? undefined : await this.parts.store.find(replaces);
    const isSameStep = stored?.filing.caseId === caseId && stored.filing.step === act.step;
    const result = stored?.decision?.result;
    return isSameStep && result ? { dossier: stored.filing.dossier, result } : undefined;
  }
}

const granted = (grant: Grant): Verdict => ({ word: { decision: 'granted', result: grant.result }, grant });
