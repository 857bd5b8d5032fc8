import { WarningAltFilled } from '@carbon/react/icons';
import { momentText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import { useCounts } from './live-tasks';

/** Says that the agency is on hold, and why. */
export function HoldBanner() {
  const { t } = useTexts();
  const hold = useCounts()?.hold;
  if (!hold) return null;
  return (
    <p className="hold" role="status">
      <WarningAltFilled aria-hidden /> {t('hold.banner', { reason: hold.reason, at: momentText(hold.since) })}
    </p>
  );
}
