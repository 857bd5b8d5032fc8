import { NavLink } from 'react-router';
import { queueIds } from '../http/shapes';
import { useTexts, type TextKey } from '../i18n/index';
import { useCounts } from '../tasks/live-tasks';
import { useRole, useSession } from './session';

interface Entry {
  to: string;
  text: TextKey;
  roles: readonly string[];
}

const workers = ['clerk', 'supervisor', 'ops', 'auditor'] as const;

/** What each role has a page for; the queues stand before. */
const entries: readonly Entry[] = [
  { to: '/file/birth', text: 'nav.fileBirth', roles: ['counter'] },
  { to: '/file/death', text: 'nav.fileDeath', roles: ['counter'] },
  { to: '/ops', text: 'nav.failures', roles: ['ops'] },
  { to: '/cases', text: 'nav.cases', roles: ['portal', 'counter', ...workers] },
  { to: '/reads', text: 'nav.reads', roles: ['supervisor', 'auditor'] },
  { to: '/bundles/birth', text: 'nav.bundleBirth', roles: [] },
  { to: '/bundles/death', text: 'nav.bundleDeath', roles: [] },
  { to: '/me', text: 'nav.me', roles: [] },
];

export function MainNav({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTexts();
  const { roles } = useSession().user;
  const works = useRole('clerk', 'supervisor');
  const shown = entries.filter(
    (entry) => entry.roles.length === 0 || entry.roles.some((role) => roles.includes(role)),
  );
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
