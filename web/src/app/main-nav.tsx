import { NavLink } from 'react-router';
import { rolesWith } from '../../../domain/rights/permissions';
import { queueIds } from '../http/shapes';
import { useTexts, type TextKey } from '../i18n/index';
import { useCounts } from '../tasks/live-tasks';
import { useRole, useSession } from './session';

interface Entry {
  to: string;
  text: TextKey;
  /** Everybody's unless said. */
  for?: readonly string[];
}

/** What each role has a page for; the queues stand before. */
const entries: readonly Entry[] = [
  { to: '/file/birth', text: 'nav.fileBirth', for: ['counter'] },
  { to: '/file/death', text: 'nav.fileDeath', for: ['counter'] },
  { to: '/ops', text: 'nav.failures', for: rolesWith('operate') },
  { to: '/ops/agencies', text: 'nav.agencies', for: rolesWith('operate') },
  { to: '/cases', text: 'nav.cases', for: rolesWith('read-cases') },
  { to: '/dashboard', text: 'nav.dashboard', for: rolesWith('read-reports') },
  { to: '/reads', text: 'nav.reads', for: rolesWith('read-reads') },
  { to: '/bundles/birth', text: 'nav.bundleBirth' },
  { to: '/bundles/death', text: 'nav.bundleDeath' },
  { to: '/me', text: 'nav.me' },
];

export function MainNav({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTexts();
  const { roles } = useSession().user;
  const works = useRole('clerk', 'supervisor');
  const shown = entries.filter((entry) => entry.for?.some((role) => roles.includes(role)) ?? true);
  return (
    <nav className={open ? 'main-nav main-nav-open' : 'main-nav'} aria-label={t('nav.label')}>
      <ul onClick={close}>
        {works && <QueueLinks />}
        {shown.map(({ to, text }) => (
          <li key={to}>
            <NavLink to={to} end>
              {t(text)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function QueueLinks() {
  const { t } = useTexts();
  const counts = useCounts();
  return queueIds.map((id) => (
    <li key={id}>
      <NavLink to={`/queues/${id}`} data-testid={`queue-${id}`}>
        {t(`queue.${id}`)}{' '}
        <span data-testid={`count-${id}`}>
          {counts?.queues.find((queue) => queue.id === id)?.count ?? ''}
        </span>
      </NavLink>
    </li>
  ));
}
