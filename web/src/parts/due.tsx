/** A due date: how far it is, with a sign and a word beside the colour. */
import { CheckmarkOutline, Time, WarningAltFilled, WarningFilled } from '@carbon/react/icons';
import { useTexts } from '../i18n/index';
import { momentText } from '../i18n/format';
import { distanceTo } from '../i18n/working-days';

export function Due({ at, exact = false }: { at: string | null; exact?: boolean }) {
  const { t } = useTexts();
  if (at === null) return <span>–</span>;
  const distance = distanceTo(at);
  const text =
    distance.kind === 'today'
      ? t('due.today')
      : t(distance.kind === 'left' ? 'due.left' : 'due.over', { n: distance.days });
  const soon = distance.kind === 'left' && distance.days <= 1;
  const look = distance.kind === 'over' ? 'over' : distance.kind === 'today' || soon ? 'soon' : 'later';
  const Icon = { over: WarningFilled, soon: WarningAltFilled, later: Time }[look];
  return (
    <span className={`due due-${look}`}>
      <Icon aria-hidden /> {text}
      {exact && <span> · {momentText(at)}</span>}
    </span>
  );
}

/** Once there is nothing to wait for, only the date remains. */
export function DueDone({ at }: { at: string }) {
  return (
    <span className="due due-later">
      <CheckmarkOutline aria-hidden /> {momentText(at)}
    </span>
  );
}
