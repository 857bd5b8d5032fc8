import { timeText } from '../i18n/format';
import { useTexts } from '../i18n/index';
import type { DraftState } from '../tasks/use-draft';

export function DraftNote({ state }: { state: DraftState }) {
  const { t } = useTexts();
  const text = {
    none: '',
    unsaved: t('draft.unsaved'),
    saved: state.kind === 'saved' ? `${t('draft.saved')} ${timeText(state.at)}` : '',
  }[state.kind];
  return (
    <span role="status" data-testid="draft-state">
      {text}
    </span>
  );
}
