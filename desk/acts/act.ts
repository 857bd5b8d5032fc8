import type { z } from 'zod';
import type { AgencyId } from '../../domain/agencies';
import { parseMessage } from '../../agency-kit/http/problem';

/** A grant in preparation: the dossier, the day, and the books in which it is to be entered. */
export interface Granting {
  /** The grant that this one corrects; a correction is a note beside the old entry. */
  corrected: { dossier: Record<string, unknown>; result: Record<string, unknown> } | undefined;
  today: string;
  /** The number of the next entry of a book, from 1. */
  next: (book: string) => number;
}

/** A person whom a dossier names, as the population database is asked about them. */
export interface NamedPerson {
  /** Where the declaration has them: `/mother`. */
  who: string;
  personalId: string;
  name?: string | undefined;
  sex?: string | undefined;
  bornOn?: string | undefined;
  /** Whoever applies, consents or is paid has to live. */
  mustLive: boolean;
}

/** A paper that a dossier names, as the health authority is asked about it. */
export interface NamedPaper {
  who: string;
  kind: 'birth-certificate' | 'death-notice';
  number: string;
  facilityCode: string;
  /** Whose it is: the mother's, or that of the dead. */
  personalId: string | undefined;
  /** Of birth or death. */
  at: string;
}

/** What a dossier says, once it has been read. */
export interface ReadDossier {
  /** Whom it is about. */
  subject: string;
  /** What may be the object of only one such act at a time; undefined where nothing tells two apart. */
  identity: string | undefined;
  persons: NamedPerson[];
  paper: NamedPaper | undefined;
  /** What a grant brings, as far as it follows from file, law and books. */
  proposal(granting: Granting): Record<string, unknown>;
  /** VND paid out on a grant with this result; undefined where none is. */
  paidOut(result: Record<string, unknown>): number | undefined;
}

/** One kind of decision that is taken at a desk. */
export interface DeskAct {
  step: string;
  agencies: readonly AgencyId[];
  /** Where the declaration keeps the members that stand at the dossier's root: `/residence`. */
  declaredUnder?: string;
  /** Two people answer for a grant and a refusal. */
  fourEyes: boolean;
  /** Throws a 400 problem when the dossier is wrong as a message. */
  read(dossier: unknown): ReadDossier;
}

interface ActRules<Dossier> extends Omit<DeskAct, 'read'> {
  dossier: z.ZodType<Dossier>;
  subject(dossier: Dossier): string;
  identity(dossier: Dossier): string | undefined;
  persons(dossier: Dossier): NamedPerson[];
  paper?(dossier: Dossier): NamedPaper | undefined;
  proposal(dossier: Dossier, granting: Granting): Record<string, unknown>;
  paidOut?(dossier: Dossier, result: Record<string, unknown>): number;
}

/** The rules of one step, with the type of its dossier kept inside. */
export function defineDeskAct<Dossier>(rules: ActRules<Dossier>): DeskAct {
  return {
    ...rules,
    read: (content) => {
      const dossier = parseMessage(rules.dossier, content, '/dossier');
      return {
        subject: rules.subject(dossier),
        identity: rules.identity(dossier),
        persons: rules.persons(dossier),
        paper: rules.paper?.(dossier),
        proposal: (granting) => rules.proposal(dossier, granting),
        paidOut: (result) => rules.paidOut?.(dossier, result),
      };
    },
  };
}
