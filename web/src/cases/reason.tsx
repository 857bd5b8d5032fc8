/** Why something was decided: in the catalogue's words where the code has some, and what was written. */
import { useReasons } from '../tasks/use-reasons';
import { useTexts } from '../i18n/index';

export function Reason({ reason, step }: { reason: { code: string; text?: string }; step: string }) {
  const { language } = useTexts();
  const known = useReasons(step).find(({ code }) => code === reason.code);
  return (
    <>
      {known?.names[language] ?? reason.code}
      {reason.text && `: ${reason.text}`}
    </>
  );
}
