/** The persons that dossiers name. */
import type { NamedPerson } from './act';

interface Declared {
  personalId?: string | null | undefined;
  name?: string | undefined;
  sex?: string | undefined;
  bornOn?: string | undefined;
}

/** None where they have no number: nothing is on record under one. */
export function personAt(who: string, person: Declared | undefined, mustLive: boolean): NamedPerson[] {
  const { personalId, name, sex, bornOn } = person ?? {};
  return personalId ? [{ who, personalId, name, sex, bornOn, mustLive }] : [];
}

/** Whoever applies, consents or is paid. */
export const namedActorAt = (who: string, person: Declared | undefined): NamedPerson[] =>
  personAt(who, person && { ...person, sex: undefined }, true);
