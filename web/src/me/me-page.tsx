/** What everybody sets for themselves. */
import { Select, SelectItem } from '@carbon/react';
import { partyLabel } from '../../../domain/labels';
import { useMay, useSession } from '../app/session';
import { switchShortcuts, useShortcutsOn } from '../app/shortcuts';
import { capital } from '../i18n/format';
import { speak, useTexts } from '../i18n/index';
import { Choice } from '../parts/choice';
import { Page } from '../parts/page';
import { roleWord } from '../reads/read-words';
import { Delegation } from './delegation';

export function MePage() {
  const { t, language } = useTexts();
  const { user } = useSession();
  const on = useShortcutsOn();
  const delegates = useMay('keep-desk');
  return (
    <Page title={t('nav.me')}>
      <div className="stack narrow">
        <p>
          <strong>{user.name}</strong>
          {user.agency && <> · {capital(partyLabel(user.agency, language))}</>} ·{' '}
          {user.roles.map((role) => roleWord(role, language)).join(', ')}
        </p>
        <Select
          id="me-language"
          labelText={t('me.language')}
          value={language}
          onChange={(event) => speak(event.target.value === 'en' ? 'en' : 'vi')}
        >
          <SelectItem value="vi" text="Tiếng Việt" />
          <SelectItem value="en" text="English" />
        </Select>
        <Choice
          type="checkbox"
          testId="shortcuts"
          label={t('me.shortcuts')}
          checked={on}
          onChange={(event) => switchShortcuts(event.target.checked)}
        />
        {delegates && <Delegation />}
      </div>
    </Page>
  );
}
