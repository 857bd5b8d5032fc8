/** The keys that work on every page: search, help, and `g` with a letter for each queue. */
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { queueIds } from '../http/shapes';
import { useTexts, type TextKey } from '../i18n/index';
import { Dialog } from '../parts/dialog';
import { useKeys } from './shortcuts';

const letters = ['w', 'm', 'a', 's', 'o', 'c', 'd'];

export function ShortcutKeys() {
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  const queues = queueIds.map((queue, index): [string, () => void] => [
    `g ${letters[index] ?? ''}`,
    () => void navigate(`/queues/${queue}`),
  ]);
  useKeys({
    '/': () => document.querySelector<HTMLElement>('[data-testid="search-box"]')?.focus(),
    '?': () => setHelp(true),
    ...Object.fromEntries(queues),
  });
  return help ? <ShortcutHelp onClose={() => setHelp(false)} /> : null;
}

const helps: readonly (readonly [string, TextKey])[] = [
  ['j k', 'keys.row'],
  ['Enter', 'keys.open'],
  ['x', 'keys.select'],
  ['c', 'keys.claim'],
  ['u', 'keys.release'],
  ['[ ]', 'keys.neighbour'],
  ['/', 'keys.search'],
  ['g w m a s o c d', 'keys.queues'],
  ['Ctrl+Enter', 'keys.decide'],
  ['Esc', 'keys.close'],
  ['?', 'keys.help'],
];

function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog title={t('me.shortcuts')} onClose={onClose}>
      <dl className="pairs">
        {helps.map(([keys, text]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="cds--btn cds--btn--secondary" onClick={onClose} data-focus>
        {t('close')}
      </button>
    </Dialog>
  );
}
