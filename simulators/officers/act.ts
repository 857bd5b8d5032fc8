import type { z } from 'zod';
import type { AskedField } from '../../domain/schemas/agency-contract';
import type { RefusalCode, requests } from '../../procedures/reasons';
import type { CorrectedGrant, DecisionContext } from '../../agency-kit/decision-context';
import type { Ask } from '../ask';
import type { ReversalKind } from '../../domain/case-events';
import { parseMessage } from '../../agency-kit/http/problem';

/** What an officer has at hand while deciding a dossier. */
export interface OfficerContext extends DecisionContext {
  /** When this decision began to be prepared, in epoch milliseconds; patience with other bodies counts from here. */
  startedAt: number;
  /** What this agency has granted with that effect on that paper, as far as it still stands. */
  onPaper(effect: string, paper: string): Promise<CorrectedGrant[]>;
  /** The dossiers of other cases that this agency has granted with that effect, and that say the same of their subjects. */
  alike(effect: string, likeness: string): Promise<Record<string, unknown>[]>;
  ask: Ask;
  /** The next entry of a book, from 1. It is written with the grant. */
  nextSerial(book: string): Serial;
}

export interface Serial {
  book: string;
  number: number;
}

/** What stands against a grant. */
export type Objection =
  | { decision: 'refused'; code: RefusalCode }
  | { decision: 'supplement-requested'; code: keyof typeof requests; fields: AskedField[] };

export interface GrantContent {
  result: Record<string, unknown>;
  serial?: Serial;
  /** The result lacks something that comes later: `complete` will bring it. */
  unfinished?: boolean;
}

/** A dossier whose content has been read and is in order as a message. */
export interface OpenedDossier {
  /** What may be the object of only one such act at a time; undefined where nothing tells two apart. */
  subject: string | undefined;
  /** What two acts say alike whose objects may be one; undefined where the subject says all. */
  likeness: string | undefined;
  /** A paper that acts of other kinds may name too. */
  paper: string | undefined;
  /** Rules of law and records; undefined when nothing stands against it. */
  examine(context: OfficerContext): Promise<Objection | undefined>;
  /** What a grant brings; also when granted by hand, without `examine`. */
  grant(context: OfficerContext): Promise<GrantContent>;
  /**
   * Waits as long as it takes for what an unfinished grant lacks, and gives the whole result; undefined where what has
   * come on the same paper does not belong to it.
   */
  complete(
    context: OfficerContext,
    result: Record<string, unknown>,
  ): Promise<Record<string, unknown> | undefined>;
  /** VND paid out on a grant with this result. */
  paidOut(result: Record<string, unknown>): number;
}

/** One kind of decision that an agency takes: the step it answers, its effect and how it may be taken back. */
export interface Act {
  step: string;
  /** The effect's name in the ledger. */
  effect: string;
  /** Told when the subject already has such an act open under another case. */
  alreadyOpen: RefusalCode;
  /** The effect by which a personal number may come on the same paper that a grant of this kind lacks. */
  numberBy?: string;
  /** Where the declaration keeps the members that stand at the dossier's root: `/residence`. */
  declaredUnder?: string;
  /** A civil act, for one, falls only by a decision of an authority (law 60/2014, article 70). */
  reversal: ReversalKind;
  /** Throws a 400 problem when the dossier is wrong as a message. */
  open(dossier: unknown): OpenedDossier;
}

interface ActRules<Dossier> extends Omit<Act, 'open'> {
  dossier: z.ZodType<Dossier>;
  subject(dossier: Dossier): string | undefined;
  likeness?(dossier: Dossier): string;
  paper?(dossier: Dossier): string | undefined;
  examine(dossier: Dossier, context: OfficerContext): Promise<Objection | undefined>;
  grant(dossier: Dossier, context: OfficerContext): Promise<GrantContent>;
  complete?(
    dossier: Dossier,
    context: OfficerContext,
    result: Record<string, unknown>,
  ): Promise<Record<string, unknown> | undefined>;
  paidOut?(dossier: Dossier, result: Record<string, unknown>): number;
}

/** An agency's rules for one step, with the type of its dossier kept inside. */
export function defineAct<Dossier>(rules: ActRules<Dossier>): Act {
  return {
    ...rules,
    open: (content) => {
      const dossier = parseMessage(rules.dossier, content, '/dossier');
      return {
        subject: rules.subject(dossier),
        likeness: rules.likeness?.(dossier),
        paper: rules.paper?.(dossier),
        examine: (context) => rules.examine(dossier, context),
        grant: (context) => rules.grant(dossier, context),
        complete: (context, result) => rules.complete?.(dossier, context, result) ?? Promise.resolve(result),
        paidOut: (result) => rules.paidOut?.(dossier, result) ?? 0,
      };
    },
  };
}
