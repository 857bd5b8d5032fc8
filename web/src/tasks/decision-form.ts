/** What somebody is about to decide, as it is typed; and what of it the API is told. */
import type { TaskDetail, TaskVerb } from '../http/shapes';

export interface DecisionForm {
  decision: TaskVerb | '';
  reason: string;
  reasonText: string;
  fields: readonly string[];
  /** One paper a line. */
  documents: string;
  /** A day. */
  until: string;
  /** Members of the result that were typed over what is proposed. */
  result: Readonly<Record<string, string>>;
}

export const emptyForm: DecisionForm = {
  decision: '',
  reason: '',
  reasonText: '',
  fields: [],
  documents: '',
  until: '',
  result: {},
};

/** A draft is what some page has stored: only what has the right shape is taken from it. */
export function formOfDraft(body: unknown): DecisionForm {
  if (typeof body !== 'object' || body === null) return emptyForm;
  const known = Object.entries(emptyForm).flatMap(([name, empty]) => {
    const value = (body as Record<string, unknown>)[name];
    return typeof value === typeof empty && Array.isArray(value) === Array.isArray(empty) && value !== null
      ? [[name, value]]
      : [];
  });
  return { ...emptyForm, ...(Object.fromEntries(known) as Partial<DecisionForm>) };
}

export const documentsOf = ({ documents }: DecisionForm): string[] =>
  documents
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const doubtsOf = ({ checks }: TaskDetail): string[] => [
  ...new Set(checks.filter(({ state }) => state === 'doubt').map(({ code }) => code)),
];

/** What has to be answered for: doubts when granting, a second request. */
export function overridden(form: DecisionForm, task: TaskDetail): string[] {
  if (form.decision === 'grant') return doubtsOf(task);
  if (form.decision === 'request-supplement' && task.supplements > 0) return ['second-supplement'];
  return [];
}

const needsTwo = new Set(['birth', 'death', 'funeral-benefit', 'survivor-benefit']);

/** Whether it will be a proposal, that a second person approves. */
export function isProposal(form: DecisionForm, task: TaskDetail): boolean {
  if (task.kind !== 'decision') return false;
  if (overridden(form, task).length > 0) return true;
  return needsTwo.has(task.step) && (form.decision === 'grant' || form.decision === 'refuse');
}

export type FieldName = 'decision' | 'reason' | 'reason-text' | 'fields';
const shortestText = 10;

/** Fields that still have to be filled in; `textRequired` is the chosen reason's word. */
export function missing(form: DecisionForm, task: TaskDetail, textRequired: boolean): FieldName[] {
  const { decision, reason, reasonText } = form;
  if (decision === '') return ['decision'];
  const tooShort = reasonText.trim().length < shortestText;
  if (decision === 'grant') return overridden(form, task).length > 0 && tooShort ? ['reason-text'] : [];
  if (decision === 'carried-out') return [];
  const asks =
    decision === 'request-supplement' && form.fields.length === 0 && documentsOf(form).length === 0;
  return [
    ...(reason === '' ? (['reason'] as const) : []),
    ...(textRequired && tooShort ? (['reason-text'] as const) : []),
    ...(asks ? (['fields'] as const) : []),
  ];
}

/** The body of a decision, and of its preview. `reasonName` stands where a second request has no words of its own. */
export function bodyOf(form: DecisionForm, task: TaskDetail, reasonName: string): Record<string, unknown> {
  const { decision, reason, until, fields, result } = form;
  const text = form.reasonText.trim();
  const overrides = overridden(form, task).map((check) => ({ check, reason: text || reasonName }));
  const common = { decision, ...(overrides.length > 0 && { overrides }) };
  if (decision === 'grant') {
    const typed = Object.entries(result).filter(([, value]) => value.trim() !== '');
    const members = typed.map(([name, value]) => [name, typedLike(task.proposal?.[name], value.trim())]);
    return { ...common, ...(members.length > 0 && { result: Object.fromEntries(members) as object }) };
  }
  if (decision === 'carried-out') return { decision };
  const documents = documentsOf(form);
  return {
    ...common,
    reason: { code: reason, ...(text && { text }) },
    ...(decision === 'request-supplement' && {
      ...(fields.length > 0 && { fields: fields.map((pointer) => ({ pointer })) }),
      ...(documents.length > 0 && { documents }),
      ...(until && { until: `${until}T17:00:00+07:00` }),
    }),
  };
}

/** Amounts are numbers. */
const typedLike = (proposed: unknown, value: string): unknown =>
  typeof proposed === 'number' ? Number(value) : value;
