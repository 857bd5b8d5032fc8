/** One group of failures: its cases, and trying them again or leaving the step out, with a reason. */
import { Button } from '@carbon/react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { partyLabel } from '../../../domain/labels';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { useAnyStepName } from '../cases/use-bundle';
import { Page } from '../parts/page';
import { Waiting } from '../parts/waiting';
import { causeWord } from './cause-word';
import { groupId, useFailures, type Group } from './failures-page';
import { OrderDialog, stepVerbs, type StepVerb } from './order-dialog';

export function GroupPage() {
  const { t, language } = useTexts();
  const { group: id } = useParams();
  const stepName = useAnyStepName();
  const { data } = useFailures();
  const group = data?.data.find((one) => groupId(one) === id);
  return (
    <Page title={group ? causeWord(group.cause, language) : t('failures.group')}>
      {!data && <Waiting />}
      {data && !group && <p className="empty">{t('failures.groupGone')}</p>}
      {group && (
        <>
          <p>
            {group.step !== null && `${stepName(group.step)} · `}
            {group.agency !== null && `${partyLabel(group.agency, language)} · `}
            {t('failures.count', { n: group.cases })} ·{' '}
            {t('failures.since', { at: momentText(group.oldest) })}
          </p>
          <p>{group.text}</p>
          <GroupCases group={group} />
        </>
      )}
    </Page>
  );
}

function GroupCases({ group }: { group: Group }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<{ verb: StepVerb; caseId: string; step: string }>();
  const { step } = group;
  return (
    <>
      <ul className="documents">
        {group.caseIds.map((caseId) => (
          <li key={caseId} data-testid={`case-${caseId}`}>
            <Link to={`/cases/${caseId}`}>{caseId}</Link>
            <span className="row">
              {step !== null &&
                stepVerbs
                  .filter((verb) => group.verbs.includes(verb))
                  .map((verb) => (
                    <Button
                      key={verb}
                      size="sm"
                      kind="tertiary"
                      data-testid={verb}
                      onClick={() => setAsking({ verb, caseId, step })}
                    >
                      {t(`ops.${verb}`)}
                    </Button>
                  ))}
              <CopyCommand command={commandFor(group, caseId)} />
            </span>
          </li>
        ))}
      </ul>
      {asking && <OrderDialog {...asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

/** What mends a case of the group, as it is typed. */
function commandFor({ step, verbs: [remedy = 'retry'] }: Group, caseId: string): string {
  // An edit is a retry with changes.
  const verb = remedy === 'edit' ? 'retry' : remedy;
  if (verb === 'comment') return `npx lienthong comment ${caseId} --text "…"`;
  const what = step === null ? [verb, caseId] : [verb, caseId, step];
  return `npx lienthong ${what.join(' ')} --reason "…"`;
}

function CopyCommand({ command }: { command: string }) {
  const { t } = useTexts();
  const [copied, setCopied] = useState(false);
  return (
    <Button
      size="sm"
      kind="ghost"
      data-testid="copy-command"
      onClick={() =>
        void navigator.clipboard.writeText(command).then(
          () => setCopied(true),
          () => undefined,
        )
      }
    >
      {copied ? t('ops.copied') : t('ops.copy')}
    </Button>
  );
}
