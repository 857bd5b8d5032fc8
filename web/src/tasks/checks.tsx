/** What was asked elsewhere about the dossier: a sign and a word each; a doubt says what differs. */
import { CheckmarkFilled, HelpFilled, WarningFilled } from '@carbon/react/icons';
import type { Check } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { checkWord } from './task-words';

export function Checks({ checks }: { checks: readonly Check[] }) {
  const { t } = useTexts();
  if (checks.length === 0) return null;
  return (
    <section aria-labelledby="checks-title" className="checks">
      <h2 id="checks-title">{t('task.checks')}</h2>
      <ul>
        {checks.map((check) => (
          <CheckLine key={`${check.code}${check.who}`} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckLine({ check: { code, state, detail, who } }: { check: Check }) {
  const { t, language } = useTexts();
  const Icon = { ok: CheckmarkFilled, doubt: WarningFilled, unknown: HelpFilled }[state];
  return (
    <li data-testid={`check-${code}`} data-state={state} className={`check-${state}`}>
      <Icon aria-hidden /> {checkWord(code, language)}
      {who && <> ({t(`who.${whoKey(who)}`)})</>}: {t(`check.${state}`)}
      {detail && <> – {detail}</>}
    </li>
  );
}

const whos = [
  'applicant',
  'child',
  'mother',
  'father',
  'guardian',
  'deceased',
  'funeral',
  'residence',
  'survivors',
] as const;
const whoKey = (who: string): (typeof whos)[number] | 'other' =>
  whos.find((one) => who.split('/').filter(Boolean)[0] === one) ?? 'other';
