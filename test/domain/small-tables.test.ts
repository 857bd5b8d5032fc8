import { agencyIds, agencyNames, decidingAgencies } from '../../domain/agencies';
import { stepStates, type CaseView, type StepView } from '../../domain/case-view';
import { isOutageStatus } from '../../domain/outage-statuses';
import { findRunningUntil, viewAt } from '../../domain/overdue';
import { attachmentsOf, maxPaperBytes, paperTypes } from '../../domain/papers';
import {
  AgencyDecision,
  DossierAnswer,
  DossierFiling,
  isUnknownDossier,
  OpenedClaim,
} from '../../domain/schemas/agency-contract';
import { clockRuns, isLost, isOpen } from '../../domain/step-states';
import { CaseStory } from './support/case-story';

describe('the agencies', () => {
  test('that decide steps are five, and each has a name of its own in both languages', () => {
    expect(decidingAgencies).toEqual([
      'civil-status',
      'residence',
      'social-insurance',
      'identity',
      'social-affairs',
    ]);
    const names = agencyIds.flatMap((id) => Object.values(agencyNames[id]));
    expect(names.filter((name) => name.length > 3)).toHaveLength(2 * agencyIds.length);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('an answer is an outage where it says nothing about the message, and only there', () => {
  const statuses = [200, 202, 400, 401, 403, 404, 408, 409, 413, 422, 425, 429, 499, 500, 502, 503, 599];
  expect(statuses.filter(isOutageStatus)).toEqual([401, 408, 425, 429, 500, 502, 503, 599]);
});

describe('the states of a step', () => {
  test('are open, granted or lost, and the clock runs in some of the open ones', () => {
    const open = ['pending', 'filing', 'with-agency', 'awaiting-citizen', 'stuck'];
    expect(stepStates.filter(isOpen)).toEqual(open);
    expect(stepStates.filter(isLost)).toEqual(
      stepStates.filter((state) => !isOpen(state) && state !== 'granted'),
    );
    expect(stepStates.filter(clockRuns)).toEqual(['filing', 'with-agency', 'stuck']);
  });
});

describe('a step', () => {
  const base = new CaseStory().filed('birth').view;
  const shown = (...over: Partial<StepView>[]): CaseView => ({
    ...base,
    overdue: false,
    steps: over.map((one, i) => ({ ...base.steps[i]!, state: 'with-agency', overdue: false, ...one })),
  });
  const [early, late] = ['2026-11-25T17:00:00+07:00', '2026-11-26T17:00:00+07:00'];

  test('is in time until the first due date of those whose clock runs and that are not late yet', () => {
    expect(findRunningUntil(shown({ dueAt: late }, { dueAt: early }))).toBe(early);
    expect(findRunningUntil(shown({ dueAt: early }, { dueAt: late }))).toBe(early);
    expect(findRunningUntil(shown({ dueAt: early, overdue: true }, { dueAt: late }))).toBe(late);
    expect(findRunningUntil(shown({ dueAt: early, state: 'awaiting-citizen' }, { dueAt: late }))).toBe(late);
    expect(findRunningUntil(shown({ dueAt: early, state: 'granted' }))).toBeNull();
  });

  test('is late behind its due date, and so is its case, whether or not anybody has recorded it', () => {
    const view = shown({ dueAt: early, overdueReasons: ['second-supplement'] }, { dueAt: late });
    expect(viewAt(view, Date.parse(early))).toEqual(view);
    const behind = viewAt(view, Date.parse(early) + 1);
    expect(behind.overdue).toBe(true);
    expect(behind.steps.map(({ overdue }) => overdue)).toEqual([true, false]);
    expect(behind.steps[0]?.overdueReasons).toEqual(['second-supplement', 'deadline-missed']);
    expect(viewAt({ ...view, overdue: true }, Date.parse(early)).overdue).toBe(true);
  });
});

describe('the papers of a supplement', () => {
  const paper = { documentId: 'd', sha256: 's', size: 1, mediaType: 'image/png', name: 'n', document: 'x' };

  test('are read from its document, and none from one that has been erased or is out of form', () => {
    expect(attachmentsOf({ attachments: [paper, null, 'text', {}] })).toEqual([paper]);
    for (const erased of [undefined, null, 'text', {}, { attachments: null }, { attachments: 'none' }])
      expect(attachmentsOf(erased)).toEqual([]);
  });

  test('are portable documents and photographs of at most 10 MiB', () => {
    expect(paperTypes).toEqual(['application/pdf', 'image/jpeg', 'image/png']);
    expect(maxPaperBytes).toBe(10_485_760);
  });
});

describe('what is said in the dossier contract', () => {
  const takes = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
    schema.safeParse(value).success;
  const long = (length: number) => 'x'.repeat(length);

  const filing = {
    caseId: 'c',
    step: 'birth',
    round: 1,
    edition: '2026-09-01',
    callbackPath: '/v1/callbacks/civil-status',
    dossier: {},
  };
  const decided = { number: '1/QD', on: '2026-11-24', by: 'UBND' };
  test.each([
    [{}, true],
    [{ caseId: long(100), step: long(100), callbackPath: `/${long(299)}` }, true],
    [{ caseId: '' }, false],
    [{ caseId: long(101) }, false],
    [{ step: '' }, false],
    [{ step: long(101) }, false],
    [{ round: 0 }, false],
    [{ round: 1.5 }, false],
    [{ callbackPath: 'v1/callbacks' }, false],
    [{ callbackPath: `/${long(300)}` }, false],
    [{ dossier: [] }, false],
    [{ correction: { replaces: long(300), decision: decided } }, true],
    [{ correction: { replaces: '', decision: decided } }, false],
    [{ correction: { replaces: long(301), decision: decided } }, false],
    [{ correction: { replaces: 'c/birth/1' } }, false],
  ])('a filing, case %#', (over, isTaken) => {
    expect(takes(DossierFiling, { ...filing, ...over })).toBe(isTaken);
  });

  const decision = {
    dossierKey: 'c/birth/1',
    decisionId: 'd',
    decision: 'granted',
    decidedAt: '2026-11-24T09:00:00+07:00',
    decidedBy: 'officer',
  };
  test.each([
    [{}, true],
    [{ decision: 'refused', reason: { code: 'x', text: 'why' } }, true],
    [{ decision: 'supplement-requested', fields: [{ pointer: '/child/name', reason: 'why' }] }, true],
    [{ dossierKey: long(300), decisionId: long(200), decidedBy: long(200) }, true],
    [{ decision: 'perhaps' }, false],
    [{ dossierKey: '' }, false],
    [{ dossierKey: long(301) }, false],
    [{ decisionId: '' }, false],
    [{ decisionId: long(201) }, false],
    [{ decidedBy: '' }, false],
    [{ decidedBy: long(201) }, false],
    [{ decidedAt: 'today' }, false],
    [{ until: 'tomorrow' }, false],
    [{ reason: { code: '' } }, false],
    [{ reason: { code: long(101) } }, false],
    [{ reason: { code: long(100), text: long(2_000) } }, true],
    [{ reason: { code: 'x', text: long(2_001) } }, false],
    [{ fields: [{ pointer: long(500) }] }, true],
    [{ fields: Array.from({ length: 200 }, () => ({ pointer: '' })) }, true],
    [{ fields: Array.from({ length: 201 }, () => ({ pointer: '' })) }, false],
    [{ fields: [{ pointer: long(501) }] }, false],
    [{ result: [] }, false],
  ])('a decision, case %#', (over, isTaken) => {
    expect(takes(AgencyDecision, { ...decision, ...over })).toBe(isTaken);
  });

  test('a dossier stands in one of six states, and is absent only where the agency says so', () => {
    const states = ['received', 'granted', 'refused', 'supplement-requested', 'withdrawn', 'reversed'];
    for (const state of states) expect(takes(DossierAnswer, { key: 'k', state })).toBe(true);
    expect(takes(DossierAnswer, { key: 'k', state: 'lost' })).toBe(false);
    expect(takes(DossierAnswer, { key: 'k', state: 'granted', decision })).toBe(true);
    expect(takes(DossierAnswer, { key: 'k', state: 'granted', decision: {} })).toBe(false);
    expect(isUnknownDossier({ code: 'unknown-dossier' })).toBe(true);
    for (const other of [null, {}, { code: '' }, { code: 'not-found' }, 'unknown-dossier'])
      expect(isUnknownDossier(other)).toBe(false);
  });

  test('a claim is of a whole amount of money, none at the least, and has an id', () => {
    const claim = { state: 'claim-open', claimId: long(200), amount: 0 };
    expect(takes(OpenedClaim, claim)).toBe(true);
    for (const wrong of [
      { state: 'open' },
      { claimId: '' },
      { claimId: long(201) },
      { amount: -1 },
      { amount: 0.5 },
    ])
      expect(takes(OpenedClaim, { ...claim, ...wrong })).toBe(false);
  });
});
