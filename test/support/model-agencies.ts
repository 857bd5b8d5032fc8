import { z } from 'zod';
import type { Send, WireAnswer } from '../../activities/exchange';
import { canonicalJson } from '../../domain/canonical-json';
import { type AgencyDecision, DossierFiling } from '../../domain/schemas/agency-contract';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { refuse, type Word } from './words';
import { type Answer, type Arriving, exchangeWith, type Meeting } from './model-network';

/**
 * All agencies of all cases as one plain memory that answers as the dossier contract says, at the wire, so that the
 * real client is between it and the engine. Its officers decide when the test says so. What it holds at the end is the
 * truth that a case's view is measured against.
 */
export class ModelAgencies {
  private readonly dossiers = new Map<string, ModelDossier>();
  private decided = 0;
  /** What happened to each message, in the order in which it took effect; also the ones that were refused. */
  readonly log: Delivered[] = [];
  private readonly meetings = new Map<string, Meet>();
  /** Messages whose senders have given up on them; each arrives at its time. */
  private late: { atMs: number; arrive: () => void }[] = [];
  /** How far the officers' clocks are ahead of ours, by agency. */
  readonly aheadMs = new Map<string, number>();

  readonly send: Send = async (message) => Promise.resolve(this.exchange(message));

  private exchange({ method, path, body, caseId, purpose }: Parameters<Send>[0]): WireAnswer {
    this.letArrive();
    const [, agency = '', , name = '', rest = ''] = path.split('/');
    const key = decodeURIComponent(name);
    const act = method === 'GET' ? 'look' : method === 'PUT' ? 'file' : rest;
    const message = { agency, caseId, step: purpose, key, act, body };
    const met = this.meetings.get(caseId)?.(message) ?? 'arrives';
    return exchangeWith(met, message, {
      take: () => this.take(message, met === 'refuses-notice'),
      refuse: () => {
        this.log.push({ ...message, atMs: Date.now(), status: 400, standing: [] });
        return { status: 400, body: { code: 'malformed' } };
      },
      takeLater: (ms) => void this.late.push({ atMs: Date.now() + ms, arrive: () => this.takeLate(message) }),
    });
  }

  /** Something sent may still arrive. */
  get isAwaited(): boolean {
    this.letArrive();
    return this.late.length > 0;
  }

  private letArrive(): void {
    const due = this.late.filter(({ atMs }) => atMs <= Date.now());
    this.late = this.late.filter((one) => !due.includes(one));
    for (const { arrive } of due) arrive();
  }

  private takeLate(message: Arriving & { body: unknown }): void {
    const known = new Set(this.dossiers.values());
    this.take(message, false);
    for (const dossier of this.dossiers.values()) dossier.cameLate ||= !known.has(dossier);
  }

  private take(message: Arriving & { body: unknown }, refusesNotice: boolean): Answer {
    const { act, caseId } = message;
    const standing = this.standing(caseId);
    const answer = this.answer(message, refusesNotice);
    if (act !== 'look') this.log.push({ ...message, atMs: Date.now(), status: answer.status, standing });
    return answer;
  }

  /** What becomes of a case's messages on their way; without a word on it, they arrive. */
  meetIn(caseId: string, meet: Meet): void {
    this.meetings.set(caseId, meet);
  }

  /** An officer's word on a dossier that waits for one; undefined where none waits. Nobody has been told of it yet. */
  decide(key: string, word: Word): AgencyDecision | undefined {
    const dossier = this.findDecidable(key);
    if (!dossier) return undefined;
    const beside = word.decision === 'granted' ? this.findBeside(dossier) : undefined;
    if (!beside) return this.give(dossier, word);
    // Where nothing was late, nobody should have filed it so.
    if (!beside.cameLate && !dossier.cameLate) dossier.faults.push('is filed beside what stands');
    return this.give(dossier, refuse());
  }

  /** What stands of the step and is not what this corrects: an officer has one record of a step, and refuses to make two. */
  private findBeside({ agency, key, filing }: ModelDossier): ModelDossier | undefined {
    const standing = this.of(filing.caseId).find(
      (other) => other.agency === agency && other.filing.step === filing.step && other.hasEffect,
    );
    const isOwn = standing?.key === key || standing?.key === filing.correction?.replaces;
    return isOwn ? undefined : standing;
  }

  /** A second word on what is decided: what was not granted is decided anew, of a grant it is no more than said. */
  decideAgain(dossier: ModelDossier, word: Word): AgencyDecision {
    if (dossier.state === 'granted') return this.wordOn(dossier, word);
    // An officer has one record of a step: what is granted now takes the place of what stands, whichever round that is.
    const { agency, key, filing } = dossier;
    for (const other of this.of(filing.caseId))
      if (other.agency === agency && other.filing.step === filing.step && other.key !== key)
        other.hasEffect = false;
    return this.give(dossier, word, true);
  }

  private give(dossier: ModelDossier, word: Word, isAnew = false): AgencyDecision {
    const decision = this.wordOn(dossier, word);
    dossier.decision = decision;
    dossier.state = decision.decision;
    if (decision.decision === 'granted') this.takeEffect(dossier, isAnew);
    return decision;
  }

  /** The population database has been shown that what it would not believe of a case is so. */
  believe(caseId: string): void {
    for (const dossier of this.of(caseId))
      if (dossier.agency === 'population' && dossier.state === 'refused') this.give(dossier, believed);
  }

  /** Its agency loses a dossier that it had acknowledged. */
  forget({ agency, key }: ModelDossier): void {
    this.dossiers.delete(placeOf(agency, key));
  }

  private wordOn({ key, agency }: ModelDossier, word: Word): AgencyDecision {
    this.decided += 1;
    return {
      dossierKey: key,
      decisionId: `decision-${this.decided}`,
      decidedAt: vietNamInstant(Date.now() + (this.aheadMs.get(agency) ?? 0)),
      decidedBy: 'officer',
      ...word,
    };
  }

  /** The dossiers of a case, in the order in which they came. */
  of(caseId: string): ModelDossier[] {
    this.letArrive();
    return [...this.dossiers.values()].filter(({ filing }) => filing.caseId === caseId);
  }

  /** What agencies took for a case, one word each: `withdrawal residence/1`, those at the population database marked. */
  words(caseId: string): string[] {
    return this.log
      .filter((sent) => sent.caseId === caseId && sent.status < 300)
      .map(({ act, key, agency }) => {
        const where = agency === 'population' ? '@population ' : '';
        return `${where}${act} ${key.split('/').slice(1).join('/')}`;
      });
  }

  /** Where the case has effects, before anything more happens: agency and step, the oldest grant first. */
  private standing(caseId: string): Standing[] {
    return this.of(caseId)
      .filter(({ hasEffect }) => hasEffect)
      .map(({ agency, key, filing: { step }, decision }) => ({
        agency,
        key,
        step,
        decidedAt: decision?.decidedAt ?? '',
        decisionId: decision?.decisionId ?? '',
      }));
  }

  private findDecidable(key: string): ModelDossier | undefined {
    return [...this.dossiers.values()].find((dossier) => dossier.key === key && dossier.isDecidable);
  }

  private answer({ agency, key, act, body }: Message, refusesNotice: boolean): Answer {
    const dossier = this.dossiers.get(placeOf(agency, key));
    if (act === 'file') return this.file({ agency, key, filing: DossierFiling.parse(body) }, refusesNotice);
    if (!dossier) return notFound;
    switch (act) {
      case 'look': {
        const { state, decision } = dossier;
        return { status: 200, body: { key, state, ...(decision && { decision }) } };
      }
      case 'supplement':
        return this.supplement(dossier, Supplement.parse(body));
      case 'withdrawal':
        return this.withdraw(dossier);
      case 'reversal':
        return reverse(dossier, Reversal.parse(body));
      default:
        return notFound;
    }
  }

  private file(
    { agency, key, filing }: { agency: string; key: string; filing: DossierFiling },
    refusesNotice: boolean,
  ): Answer {
    const known = this.dossiers.get(placeOf(agency, key));
    if (known && canonicalJson(known.filing) !== canonicalJson(filing)) return conflict('other-content');
    if (!known) {
      const dossier = new ModelDossier(agency, key, filing);
      this.dossiers.set(placeOf(agency, key), dossier);
      if (agency === 'population' && refusesNotice) this.give(dossier, refuse());
      else if (agency === 'population') this.takeEffect(dossier);
    }
    return { status: 202, body: { key, state: 'received' } };
  }

  private takeEffect(dossier: ModelDossier, isAnew = false): void {
    const { agency, filing } = dossier;
    const replaced = filing.correction && this.dossiers.get(placeOf(agency, filing.correction.replaces));
    if (filing.correction && !replaced?.hasEffect && !isAnew)
      dossier.faults.push('corrects what has no effect');
    if (replaced) replaced.hasEffect = false;
    dossier.state = 'granted';
    dossier.hasEffect = true;
    dossier.grantedAt ??= dossier.decision?.decidedAt;
  }

  private supplement(asked: ModelDossier, { newKey, dossier }: z.infer<typeof Supplement>): Answer {
    const { agency, filing } = asked;
    if (this.dossiers.has(placeOf(agency, newKey))) return { status: 202, body: {} };
    if (asked.state !== 'supplement-requested') return conflict('nothing-asked');
    const round = Number(newKey.split('/').at(-1));
    const next = new ModelDossier(agency, newKey, { ...filing, round, dossier });
    asked.next = next;
    this.dossiers.set(placeOf(agency, newKey), next);
    return { status: 202, body: { key: newKey, state: 'received' } };
  }

  /** Follows a dossier into the round that a supplement has opened. */
  private withdraw(dossier: ModelDossier): Answer {
    if (dossier.next) return this.withdraw(dossier.next);
    if (dossier.isOpen) dossier.state = 'withdrawn';
    return dossier.state === 'withdrawn' ? ok({ state: 'withdrawn' }) : conflict('already-decided');
  }
}

export class ModelDossier {
  state: 'received' | 'granted' | 'refused' | 'supplement-requested' | 'withdrawn' | 'reversed' = 'received';
  decision: AgencyDecision | undefined;
  /** When it was first granted; what completes a grant later does not move that. */
  grantedAt: string | undefined;
  /** What the grant brought about stands. */
  hasEffect = false;
  claim: { claimId: string; amount: number } | undefined;
  next: ModelDossier | undefined;
  /** It arrived after its sender had given up on the message. */
  cameLate = false;
  /** What an agency would have to call nonsense. */
  readonly faults: string[] = [];

  constructor(
    readonly agency: string,
    readonly key: string,
    readonly filing: DossierFiling,
  ) {}

  /** The agency still owes or waits for something. */
  get isOpen(): boolean {
    return !this.next && (this.state === 'received' || this.state === 'supplement-requested');
  }

  /** An officer may say something: for the first time, or the number that a provisional paper lacked. */
  get isDecidable(): boolean {
    const isProvisional = this.hasEffect && this.decision?.result?.['personalId'] === null;
    return this.agency !== 'population' && (this.state === 'received' || isProvisional);
  }
}

export type { Meeting, Word };
export type Meet = (message: Arriving) => Meeting;
export interface Standing {
  agency: string;
  key: string;
  step: string;
  decidedAt: string;
  decisionId: string;
}
export type Delivered = Arriving & { atMs: number; status: number; body: unknown; standing: Standing[] };
type Message = Pick<Arriving, 'agency' | 'key' | 'act'> & { body: unknown };

const Supplement = z.object({ newKey: z.string(), dossier: z.record(z.string(), z.unknown()) });
const Reversal = z.object({
  kind: z.enum(['undo', 'on-decision', 'rectify', 'recover-money']),
  act: z.string().min(1),
  decision: z.object({ number: z.string() }).optional(),
  reason: z.string().min(1),
});

function reverse(dossier: ModelDossier, { kind, decision }: z.infer<typeof Reversal>): Answer {
  if (kind === 'on-decision' && !decision) return { status: 400, body: { code: 'decision-required' } };
  if (dossier.state !== 'granted' && dossier.state !== 'reversed') return conflict('not-granted');
  dossier.state = 'reversed';
  dossier.hasEffect = false;
  if (kind !== 'recover-money') return ok({ state: 'reversed' });
  dossier.claim ??= { claimId: `claim ${dossier.key}`, amount: 10_000_000 };
  return { status: 202, body: { state: 'claim-open', ...dossier.claim } };
}

const believed: Word = { decision: 'granted', result: {} };
const placeOf = (agency: string, key: string): string => `${agency} ${key}`;
const ok = (body: unknown): Answer => ({ status: 200, body });
const conflict = (code: string): Answer => ({ status: 409, body: { code } });
const notFound: Answer = { status: 404, body: { code: 'unknown-dossier' } };
