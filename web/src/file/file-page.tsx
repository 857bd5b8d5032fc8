/** Filing at the counter: one section of the form a page, then what would be filed, then the receipt. */
import { Button } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type SubmitEvent } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { newKey, type Reply } from '../http/client';
import type { Bundle } from '../http/shapes';
import { asNode, labelAt, nodeAt, sectionTitle } from '../form/schema';
import { useBundle } from '../cases/use-bundle';
import { useTexts } from '../i18n/index';
import { DraftNote } from '../parts/draft-note';
import { ProblemSummary, ErrorSummary } from '../parts/error-summary';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';
import { useKeptDraft, useStoredDraft } from '../tasks/use-draft';
import { CheckPage } from './check-page';
import type { Typed } from './declared';
import { fieldId } from './field';
import { Fields } from './fields';
import { declared, dryRunOf } from './filing-calls';
import { Receipt } from './receipt';

/** Each filing has a name of its own in the address, under which its draft is kept. */
export function FilePage() {
  const { bundle: id = 'birth' } = useParams();
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const bundle = useBundle(id);
  const draft = params.get('draft');
  useEffect(() => {
    if (draft) return;
    const next = new URLSearchParams(params);
    next.set('draft', newFilingId());
    setParams(next, { replace: true });
  }, [draft, params, setParams]);
  if (!bundle || !draft)
    return (
      <Page title={t('file.title')}>
        <Waiting />
      </Page>
    );
  return <Filing key={`${id}${draft}`} bundle={bundle} draft={draft} />;
}

/** A UUID, as the keys of drafts of filings are. */
function newFilingId(): string {
  const hex = newKey();
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

function Filing({ bundle, draft }: { bundle: Bundle; draft: string }) {
  const { t } = useTexts();
  const draftKey = `file:${draft}`;
  const { isPending, body } = useStoredDraft(draftKey);
  if (isPending)
    return (
      <Page title={t('file.title')}>
        <Waiting />
      </Page>
    );
  return <FilingForm bundle={bundle} draftKey={draftKey} first={typedOf(body)} />;
}

const typedOf = (body: unknown): Typed => (typeof body === 'object' && body !== null ? (body as Typed) : {});

function FilingForm({ bundle, draftKey, first }: { bundle: Bundle; draftKey: string; first: Typed }) {
  const { t, language } = useTexts();
  const root = asNode(bundle.declarationSchema);
  const sections = Object.keys(root.properties ?? {});
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(first);
  const [filed, setFiled] = useState<Reply<'/v1/cases', 'post'>>();
  const state = useKeptDraft(draftKey, typed, first);
  const at = Math.min(Number(params.get('page') ?? 0), sections.length);
  const show = (page: number): void => {
    const next = new URLSearchParams(params);
    next.set('page', String(page));
    setParams(next);
  };
  // One path answers a filing and a dry run; here a case was filed.
  if (filed && 'receipt' in filed)
    return <Receipt bundle={bundle} filed={filed} declaration={declared(bundle, typed)} />;
  const section = sections[at];
  if (section === undefined)
    return (
      <CheckPage
        bundle={bundle}
        typed={typed}
        draftKey={draftKey}
        change={(pointer) => show(Math.max(0, sections.indexOf(pointer.split('/')[2] ?? '')))}
        onFiled={setFiled}
      />
    );
  return (
    <Page title={sectionTitle(root, section, language)}>
      <p>
        {bundle.names[language]} · {t('file.page', { n: at + 1, of: sections.length + 1 })}
      </p>
      <SectionForm
        key={section}
        bundle={bundle}
        section={section}
        typed={typed}
        change={(pointer, value) => setTyped((now) => ({ ...now, [pointer]: value }))}
        back={at > 0 ? () => show(at - 1) : undefined}
        next={() => show(at + 1)}
      />
      <DraftNote state={state} />
    </Page>
  );
}

interface SectionFormProps {
  bundle: Bundle;
  section: string;
  typed: Typed;
  change: (pointer: string, value: Typed[string]) => void;
  back: (() => void) | undefined;
  next: () => void;
}

function SectionForm({ bundle, section, typed, change, back, next }: SectionFormProps) {
  const { t, language } = useTexts();
  const root = asNode(bundle.declarationSchema);
  const node = nodeAt(root, `/${section}`) ?? {};
  const check = useMutation({ mutationFn: () => dryRunOf(bundle, typed, section) });
  const [errors, setErrors] = useState<{ text: string; field: string }[]>([]);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const reply = await check.mutateAsync().catch(() => undefined);
    if (!reply) return;
    const here = reply.errors.filter(({ pointer }) => `${pointer}/`.startsWith(`/declaration/${section}/`));
    setErrors(
      here.map(({ pointer, detail }) => ({
        text: `${labelAt(root, pointer.replace('/declaration', ''), language)}: ${detail}`,
        field: fieldId(pointer.replace('/declaration', '')),
      })),
    );
    if (here.length === 0) next();
  };
  return (
    <form className="stack narrow" noValidate onSubmit={(event) => void submit(event)}>
      {check.error && <ProblemSummary error={check.error} />}
      {errors.length > 0 && <ErrorSummary title={t('error.title')} errors={errors} />}
      <Fields root={root} node={node} pointer={`/${section}`} typed={typed} change={change} />
      <div className="row">
        {back && (
          <Button kind="secondary" type="button" onClick={back}>
            {t('file.back')}
          </Button>
        )}
        <Button type="submit" data-testid="next" disabled={check.isPending}>
          {t('file.next')}
        </Button>
      </div>
    </form>
  );
}
