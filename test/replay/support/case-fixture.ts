import { randomUUID } from 'node:crypto';
import type { CaseFiledData, EventDraft, RecordedCase } from '../../../domain/case-events';
import { vietNamInstant } from '../../../domain/viet-nam-time';
import { getEdition } from '../../../procedures/bundles';
import { currentCalendar } from '../../../procedures/shared/calendar';
import { findPlan } from '../../../procedures/shared/plan';
import { birthDeclaration } from '../../support/declarations';
import { deathDeclaration } from '../../support/death-declaration';
import { filedCase } from '../../support/filed-case';

/** A case of some edition with all its steps in scope, and what else a story has to know of its declaration. */
export interface CaseFixture {
  input: RecordedCase;
  steps: readonly string[];
  declaration: object;
  /** The declaration with the name otherwise, which stands in every step's dossier. */
  renamed: object;
  name: string;
  /** What the agency of the second step may ask to be supplied. */
  askable: string;
}

type Declared = Pick<CaseFixture, 'declaration' | 'renamed' | 'name' | 'askable'>;

const declare: Record<string, (scope: readonly string[]) => Declared> = {
  birth: (scope) => {
    const declaration = birthDeclaration({ scope });
    const child = { ...declaration.child, name: 'Trần Minh Đăng' };
    const askable = '/residence/householdHead/consent';
    return { declaration, renamed: { ...declaration, child }, name: '/child/name', askable };
  },
  death: (scope) => {
    const declaration = deathDeclaration({ scope });
    const deceased = { ...declaration.deceased, name: 'Trần Văn Ước Minh' };
    const askable = '/deceased/lastResidence';
    return { declaration, renamed: { ...declaration, deceased }, name: '/deceased/name', askable };
  },
};

/**
 * Received at an instant, under any edition: an old one binds its cases for as long as they run, and one that was
 * received when it came into force would be years overdue from its first moment.
 */
export function caseFixture({
  bundle,
  edition: editionId,
  receivedAtMs,
  ending,
}: {
  bundle: string;
  edition: string;
  receivedAtMs: number;
  ending: { linked?: true };
}): CaseFixture {
  const edition = getEdition(bundle, editionId);
  const steps = edition.steps.map(({ id }) => id);
  const declared = declare[bundle]?.(steps);
  if (!declared) throw new Error(`bundle ${bundle} has no line in \`declare\``);
  const { declaration } = declared;
  const receivedAt = vietNamInstant(receivedAtMs);
  const plan = findPlan({
    edition,
    declaration: { ...declaration, scope: steps },
    receivedAt,
    calendar: currentCalendar,
  });
  if (!plan) throw new Error('the calendar ends before the case is due');
  const linkedCase = { caseId: randomUUID(), bundle: 'birth', ends: 'that', cause: 'person-died' } as const;
  const filed = filedCase({ bundle, declaration, receivedAt, ...(ending.linked && { linkedCase }) });
  return { ...declared, input: under(filed, { edition: editionId, ...plan }), steps };
}

/** The case as its register would have it after all that has been recorded of it. */
export function recordedCase(fixture: CaseFixture, drafts: readonly EventDraft[]): CaseFixture {
  // A batch that is recorded again, as after a lost answer, is on record once.
  const byId = new Map(drafts.map(({ event }) => [event.id, event]));
  const events = [...fixture.input.events, ...byId.values()];
  const documents = drafts.reduce(
    (known, draft) => ({ ...known, ...draft.documents }),
    fixture.input.documents,
  );
  return { ...fixture, input: { ...fixture.input, events, documents } };
}

function under(input: RecordedCase, edition: Partial<CaseFiledData>): RecordedCase {
  const [filing] = input.events;
  if (filing?.type !== 'case-filed') throw new Error('a case begins with its filing');
  return { ...input, events: [{ ...filing, data: { ...filing.data, ...edition } }] };
}
