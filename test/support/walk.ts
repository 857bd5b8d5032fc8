import fc from 'fast-check';
import type { CaseView } from '../../domain/case-view';
import { vietNamInstant } from '../../domain/viet-nam-time';
import type { Order } from '../../workflows/messages';
import { closeCase } from './bring-case';
import type { CaseUnderTest } from './case-under-test';
import type { Meeting, ModelDossier, Word } from './model-agencies';
import {
  authority,
  correction,
  edited,
  retry,
  revocation,
  settlement,
  skip,
  stop,
  supplement,
  withdrawal,
} from './orders';
import { ask, grant, grantProvisionally, refuse } from './words';

/**
 * A walk: what people, offices and the network do to one case, one thing after another. What a number picks from
 * depends on how the case stands; where there is nothing to pick, nothing happens.
 */
export interface Move {
  what: MoveKind;
  pick: number;
  /** Whether the case first comes to rest, or is met in the middle of what it does. */
  rests: boolean;
}

const kinds = [
  'grant',
  'grant',
  'grant',
  'grant',
  'grant-silently',
  'grant-twice',
  'grant-provisionally',
  'refuse',
  'ask',
  'ask-shortly',
  'say-again',
  'supplement',
  'supplement',
  'withdraw',
  'correct',
  'correct',
  'revoke',
  'revoke',
  'revoke-first',
  'stop',
  'retry',
  'retry-edited',
  'skip',
  'settle',
  'is-down',
  'loses-answer',
  'is-refused',
  'is-refused',
  'wait',
] as const;
type MoveKind = (typeof kinds)[number];

export const walks = (length: number) =>
  fc.array(
    fc.record<Move>({
      what: fc.constantFrom(...kinds),
      pick: fc.nat({ max: 1_000 }),
      rests: fc.boolean(),
    }),
    { minLength: 1, maxLength: length },
  );

/** A second, half a minute, an hour, three days, and longer than any limit. */
const waitsMs = [1_000, 30_000, 3_600_000, 3 * 86_400_000, 30 * 86_400_000];

/** Carries walks out on one case. */
export class Walker {
  private declaration: Sections;
  private version = 0;
  private decisions = 0;
  private readonly faults: { agency: string; met: Meeting; times: number }[] = [];
  /** What was done, for who reads a failure. */
  readonly told: string[] = [];

  constructor(private readonly one: CaseUnderTest) {
    const [filed] = one.record.events;
    const ref = filed?.type === 'case-filed' ? filed.data.declaration.ref : '';
    this.declaration = one.record.documents[ref] as Sections;
  }

  meet(agency: string): Meeting {
    const fault = this.faults.find((one) => one.agency === agency && one.times > 0);
    if (!fault) return 'arrives';
    fault.times -= 1;
    return fault.met;
  }

  async go(walk: readonly Move[]): Promise<void> {
    for (const move of walk) {
      if (move.rests) await this.one.untilQuiet();
      else await this.one.goOn(move.pick);
      if (move.rests || this.one.mayBeAskedAnyTime) await this.one.look();
      const what = await this.move(move);
      if (what) this.told.push(what);
    }
    this.faults.splice(0);
    await closeCase(this.one);
    await this.one.look();
  }

  private async move({ what, pick }: Move): Promise<string | undefined> {
    const { one } = this;
    const view = one.recorded;
    const step = pickOf(view.steps, pick)!.id;
    switch (what) {
      case 'grant':
      case 'grant-silently':
      case 'grant-twice':
      case 'grant-provisionally':
      case 'refuse':
      case 'ask':
      case 'ask-shortly':
        return this.decide(what, pick);
      case 'say-again': {
        const said = one.dossiers.flatMap(({ decision, agency }) =>
          decision && agency !== 'population' ? [decision] : [],
        );
        const decision = pickOf(said, pick);
        if (decision) await one.tell(decision);
        return decision && `say-again ${decision.dossierKey}`;
      }
      case 'supplement': {
        const asked = pickOf(
          view.steps.filter(({ state }) => state === 'awaiting-citizen'),
          pick,
        );
        return asked && this.supplement(view, asked.id);
      }
      case 'withdraw':
        return this.order(withdrawal());
      case 'stop':
        return this.order(stop());
      case 'revoke':
        return this.order(revocation(step, this.authority()));
      case 'revoke-first':
        return this.order(revocation(view.steps[0]!.id, this.authority()));
      case 'correct':
        return this.change(pick % 2 ? withName : withLater, (declaration) =>
          correction({ declaration, declarationRef: this.one.declarationRef }, this.authority()),
        );
      case 'retry':
      case 'retry-edited':
      case 'skip': {
        const stuck = pickOf(
          view.waitingFor.filter(({ who }) => who === 'operator'),
          pick,
        );
        if (!stuck) return undefined;
        if (what === 'skip') return this.order(skip(stuck.step));
        if (what === 'retry') return this.order(retry(stuck.step));
        return this.change(withPhone, (declaration) =>
          retry(stuck.step, edited({ declaration, declarationRef: this.one.declarationRef })),
        );
      }
      case 'settle': {
        const claim = pickOf(view.claims, pick);
        return claim && this.order(settlement(claim.id));
      }
      case 'is-down':
      case 'loses-answer':
      case 'is-refused': {
        const agencies = [...new Set(view.steps.map(({ agency }) => agency)), 'population'];
        const agency = pickOf(agencies, pick)!;
        this.faults.push({ agency, met: what, times: 1 + (pick % 2) });
        return `${what} ${agency}`;
      }
      case 'wait':
        await this.one.pass(pickOf(waitsMs, pick) ?? 0);
        return 'wait';
    }
  }

  private async decide(what: MoveKind, pick: number): Promise<string | undefined> {
    const dossier = pickOf(this.one.decidable(), pick);
    if (!dossier) return undefined;
    const { step } = dossier.filing;
    const times = what === 'grant-silently' ? 0 : what === 'grant-twice' ? 2 : 1;
    await this.one.decideOn(dossier, wordOf(what, dossier), times);
    return `${what} ${step}/${dossier.filing.round}`;
  }

  private supplement(view: CaseView, step: string): Promise<string> {
    const asked = view.steps.find(({ id }) => id === step)?.asked?.fields[0]?.pointer ?? '';
    return this.change(withPhone, (declaration) =>
      supplement(step, { declaration, declarationRef: this.one.declarationRef, pointers: [asked] }),
    );
  }

  /** Orders a change of the declaration; where it is taken, later ones are made from it. */
  private async change(alter: typeof withName, make: (declaration: object) => Order): Promise<string> {
    this.version += 1;
    const declaration = alter(this.declaration, this.version);
    const told = await this.order(make(declaration));
    this.declaration = this.one.record.documents[this.one.declarationRef] as Sections;
    return told;
  }

  private async order(order: Order): Promise<string> {
    const reply = await this.one.order(order);
    const step = 'step' in order ? ` ${order.step}` : '';
    return `${order.kind}${step}: ${typeof reply === 'string' ? reply : 'taken'}`;
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
      return grant(step);
  }
}

const askedFor = (step: string) =>
  step === 'birth' || step === 'death' ? '/applicant/phone' : '/applicant/name';

/** In the dossiers of all steps. */
function withName(declaration: Sections, version: number): Sections {
  const who = 'child' in declaration ? 'child' : 'deceased';
  const name = `Trần Minh Đặng ${'I'.repeat((version % 8) + 1)}`;
  return { ...declaration, [who]: { ...declaration[who], name } };
}

/** In the dossiers of steps that stand side by side, and not in that of the civil act. */
function withLater(declaration: Sections, version: number): Sections {
  const detail = `${version} Lê Lợi`;
  const { residence, identityCard, funeral, survivors } = declaration;
  if (residence && identityCard) {
    const address = { province: '79', commune: '26740', detail };
    return {
      ...declaration,
      residence: { ...residence, address },
      identityCard: { ...identityCard, deliveryAddress: address },
    };
  }
  const payment = { method: 'bank', bank: 'VCB', account: String(version).padStart(13, '0'), holder: detail };
  const [first, ...rest] = Array.isArray(survivors) ? (survivors as object[]) : [];
  return {
    ...declaration,
    funeral: { ...funeral, payment },
    survivors: [{ ...first, name: `Lê Thị Hòa ${'I'.repeat((version % 8) + 1)}` }, ...rest],
  };
}

/** In none: what is supplied, or edited for one step, is not for the others to follow. */
function withPhone(declaration: Sections, version: number): Sections {
  const phone = `09${String(version).padStart(8, '0')}`;
  return { ...declaration, applicant: { ...declaration['applicant'], phone } };
}

function pickOf<T>(from: readonly T[], pick: number): T | undefined {
  return from[pick % from.length];
}

type Sections = Readonly<Record<string, object>>;
