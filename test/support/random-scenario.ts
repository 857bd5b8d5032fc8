import type { StepView } from '../../domain/case-view';
import { vietNamInstant } from '../../domain/viet-nam-time';
import type { Order, OrderReply } from '../../workflows/messages';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { closeCase } from './bring-case';
import { corrections, withPhone, type Alter, type Sections } from './alterations';
import { BrokenNetwork, isBreakage } from './broken-network';
import type { CaseUnderTest } from './case-under-test';
import type { ModelDossier, Word } from './model-agencies';
import type { Arriving, Meeting } from './model-network';
import type { Move, MoveKind } from './moves';
import {
  authority,
  correction,
  edited,
  lateDecision,
  retry,
  revocation,
  repayment,
  skip,
  stop,
  supplement,
  withdrawal,
} from './orders';
import { ask, grant, grantAnew, grantProvisionally, refuse } from './words';

/** What people may order while an officer decides. */
const ordered = [
  'supplement',
  'withdraw',
  'correct',
  'revoke',
  'revoke-first',
  'stop',
  'retry',
  'retry-edited',
  'skip',
] as const satisfies MoveKind[];
type Ordered = (typeof ordered)[number];

/** What may overtake a dossier that is late. */
const overtaking = ['withdraw', 'withdraw', 'stop', 'revoke-first', 'correct'] as const satisfies MoveKind[];

const decided = ['grant', 'refuse', 'ask', 'grant-provisionally'] as const satisfies MoveKind[];

/** A second, half a minute, an hour, three days, and longer than any limit. */
const waitsMs = [1_000, 30_000, 3_600_000, 3 * 86_400_000, 30 * 86_400_000];

const afterAllMs = 30 * 86_400_000;
/** Carries scenarios out on one case. */
export class ScenarioPlayer {
  private version = 0;
  private decisions = 0;
  private readonly network = new BrokenNetwork();
  /** What was done, for who reads a failure. */
  readonly told: string[] = [];

  constructor(private readonly one: CaseUnderTest) {}

  meet(message: Arriving): Meeting {
    return this.network.meet(message);
  }

  async go(scenario: readonly Move[]): Promise<void> {
    for (const move of scenario) {
      if (move.rests) await this.one.untilQuiet();
      else await this.one.goOn(move.pick);
      if (move.rests || this.one.mayBeAskedAnyTime) await this.one.look();
      const what = await this.move(move);
      if (what) this.told.push(what);
    }
    this.network.mend();
    await closeCase(this.one);
    await this.one.hearLate();
    await closeCase(this.one);
    if (this.one.agencies.isAwaited) await this.one.pass(afterAllMs);
    await this.one.findStrays();
    await closeCase(this.one);
    await this.one.look();
  }

  private async move({ what, pick }: Move): Promise<string | undefined> {
    const { one } = this;
    const view = one.recorded;
    if (isBreakage(what)) return this.network.break(what, pick, { agencies: one.agencies, view });
    switch (what) {
      case 'grant':
      case 'grant-silently':
      case 'grant-twice':
      case 'grant-provisionally':
      case 'refuse':
      case 'ask':
      case 'ask-shortly':
        return this.decide(what, pick);
      case 'grant-all':
        // Meanwhile the case may have asked one of them back.
        for (const dossier of one.decidable())
          if (dossier.isDecidable) await one.decideOn(dossier, wordOf('grant', dossier));
        return what;
      case 'say-again': {
        const said = one.dossiers.flatMap(({ decision, agency }) =>
          decision && agency !== 'population' ? [decision] : [],
        );
        const decision = pickOf(said, pick);
        if (decision) await one.tell(decision);
        return decision && `say-again ${decision.dossierKey}`;
      }
      case 'supplement':
      case 'withdraw':
      case 'stop':
      case 'revoke':
      case 'revoke-first':
      case 'correct':
      case 'retry':
      case 'retry-edited':
      case 'skip': {
        const order = this.orderFor(what, pick);
        return order && this.order(order);
      }
      case 'correct-thrice': {
        const told: string[] = [];
        for (const n of [pick, pick >> 1, pick >> 2]) told.push(await this.order(this.correct(n)));
        return told.join(', ');
      }
      case 'settle': {
        const claim = pickOf(view.claims, pick);
        return claim && this.order(repayment(claim.id, pick % 3 === 0 ? claim.rest : 1_000_000));
      }
      case 'decide-and-order':
        return this.decideAndOrder(pick);
      case 'is-overtaken':
        return this.overtake(pick);
      case 'decide-again':
        return this.decideAgain(pick);
      case 'wait':
        await this.one.pass(pickOf(waitsMs, pick) ?? 0);
        return 'wait';
    }
  }

  /** Whatever follows from what is granted now is late everywhere, and an order comes before it arrives. */
  private async overtake(pick: number): Promise<string | undefined> {
    const { one } = this;
    for (const { agency } of one.recorded.steps) this.network.beLate(agency, pick);
    for (const dossier of one.decidable()) {
      if (dossier.isDecidable) await one.decideOn(dossier, wordOf('grant', dossier));
    }
    await one.goOn(pick);
    const order = this.orderFor(pickOf(overtaking, pick >> 2)!, pick);
    return order && `is-overtaken by ${await this.order(order)}`;
  }

  private async decideAgain(pick: number): Promise<string | undefined> {
    const { one } = this;
    const { events } = one.record;
    // Of a grant that it has not heard of, a case would be told that there is none.
    const isHeard = (decision: AgencyDecision | undefined) =>
      events.some(({ data }) => 'decisionId' in data && data.decisionId === decision?.decisionId);
    const decided = one.dossiers.filter(
      ({ agency, state, next, decision }) =>
        agency !== 'population' &&
        !next &&
        (state === 'refused' || (state === 'granted' && isHeard(decision))),
    );
    const dossier = pickOf(decided, pick);
    if (!dossier) return undefined;
    const { step, round } = dossier.filing;
    const word = dossier.state === 'granted' ? refuse() : grant(step);
    const isOver = one.recorded.settledAt !== null;
    const decision = one.agencies.decideAgain(dossier, word);
    if (isOver) await one.order(lateDecision(step, decision));
    else await one.tell(decision);
    return `decide-again ${word.decision} ${step}/${round}`;
  }

  private async decide(what: MoveKind, pick: number): Promise<string | undefined> {
    const dossier = pickOf(this.one.decidable(), pick);
    if (!dossier) return undefined;
    const { step } = dossier.filing;
    const times = what === 'grant-silently' ? 0 : what === 'grant-twice' ? 2 : 1;
    await this.one.decideOn(dossier, wordOf(what, dossier), times);
    return `${what} ${step}/${dossier.filing.round}`;
  }

  /** The order is given by somebody who cannot know of the decision yet: the case hears of both at once. */
  private async decideAndOrder(pick: number): Promise<string | undefined> {
    const { one } = this;
    const dossier = pickOf(one.decidable(), pick);
    const what = pickOf(decided, pick >> 2)!;
    const order = this.orderFor(pickOf(ordered, pick >> 4)!, pick);
    if (!dossier || !order) return undefined;
    const reply = await one.decideAndOrder(dossier, wordOf(what, dossier), order);
    return `${what} ${dossier.filing.step}/${dossier.filing.round} with ${tellOf(order, reply)}`;
  }

  private orderFor(what: Ordered, pick: number): Order | undefined {
    const view = this.one.recorded;
    switch (what) {
      case 'supplement': {
        const asked = view.steps.filter(({ state }) => state === 'awaiting-citizen');
        return this.supplement(pickOf(asked, pick));
      }
      case 'withdraw':
        return withdrawal();
      case 'stop':
        return stop();
      case 'revoke':
        return revocation(pickOf(view.steps, pick)!.id, this.authority());
      case 'revoke-first':
        return revocation(view.steps[0]!.id, this.authority());
      case 'correct':
        return this.correct(pick);
      case 'retry':
      case 'retry-edited':
      case 'skip': {
        const stuck = pickOf(
          view.waitingFor.filter(({ who }) => who === 'operator'),
          pick,
        );
        if (!stuck) return undefined;
        if (what === 'skip') return skip(stuck.step);
        return retry(stuck.step, what === 'retry' ? null : edited(this.changed(withPhone)));
      }
    }
  }

  private correct(pick: number): Order {
    const alter = pickOf(corrections[this.one.recorded.bundle] ?? [], pick)!;
    return correction(this.changed(alter), this.authority());
  }

  private supplement(step: StepView | undefined): Order | undefined {
    const asked = step?.asked?.fields[0]?.pointer ?? '';
    return step && supplement(step.id, { ...this.changed(withPhone), pointers: [asked] });
  }

  /** A version of the declaration made from the one that counts. */
  private changed(alter: Alter) {
    this.version += 1;
    const { declarationRef, record } = this.one;
    const counts = record.documents[declarationRef] as Sections;
    return { declaration: alter(counts, this.version), declarationRef };
  }

  private async order(order: Order): Promise<string> {
    return tellOf(order, await this.one.order(order));
  }

  private authority() {
    this.decisions += 1;
    return { ...authority, number: `${this.decisions}/QD-UBND` };
  }
}

/** In the order of the moves: what an officer says, where a paper without its number is completed by the next grant. */
function wordOf(what: MoveKind, { filing: { step, round }, state }: ModelDossier): Word {
  switch (what) {
    case 'refuse':
      return state === 'granted' ? grant(step) : refuse();
    case 'ask':
      return state === 'granted' ? grant(step) : ask(askedFor(step));
    case 'ask-shortly':
      return state === 'granted' ? grant(step) : ask(askedFor(step), vietNamInstant(Date.now() + 20_000));
    case 'grant-provisionally':
      return step === 'birth' && round === 1 ? grantProvisionally(step) : grant(step);
    default:
      return round % 2 === 0 ? grantAnew(step) : grant(step);
  }
}

const askedFor = (step: string) =>
  step === 'birth' || step === 'death' ? '/applicant/phone' : '/applicant/name';

function tellOf(order: Order, reply: OrderReply | string): string {
  const step = 'step' in order ? ` ${order.step}` : '';
  return `${order.kind}${step}: ${typeof reply === 'string' ? reply : 'taken'}`;
}

function pickOf<T>(from: readonly T[], pick: number): T | undefined {
  return from[pick % from.length];
}
