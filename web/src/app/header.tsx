import { IconButton } from '@carbon/react';
import { Logout, Menu } from '@carbon/react/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { endSession } from '../http/session';
import { useTexts, speak } from '../i18n/index';
import { SearchBox } from '../cases/search-box';
import { useMay, useSession } from './session';

export function Header({ navOpen, toggleNav }: { navOpen: boolean; toggleNav: () => void }) {
  const { t, language } = useTexts();
  const { user } = useSession();
  const { pathname } = useLocation();
  const searches = useMay('read-cases');
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <header className="header">
      <IconButton
        kind="ghost"
        label={t('nav.toggle')}
        aria-expanded={navOpen}
        onClick={toggleNav}
        className="nav-toggle"
        align="bottom-start"
      >
        <Menu />
      </IconButton>
      <Link to="/" className="brand">
        Liên Thông
      </Link>
      {searches && pathname !== '/cases' && <HeaderSearch />}
      <div className="header-end">
        <button type="button" className="plain" data-testid="lang" lang={other} onClick={() => speak(other)}>
          {other === 'vi' ? 'Tiếng Việt' : 'English'}
        </button>
        <Link to="/me" className="user">
          {user.name}
        </Link>
        <LogoutButton />
      </div>
    </header>
  );
}

function HeaderSearch() {
  const navigate = useNavigate();
  const search = (event: SubmitEvent): void => {
    event.preventDefault();
    void navigate('/cases');
  };
  return (
    <search className="header-search">
      <form onSubmit={search}>
        <SearchBox size="md" />
      </form>
    </search>
  );
}

/** Nothing is left on the page before it goes. */
function LogoutButton() {
  const { t } = useTexts();
  const queries = useQueryClient();
  const leave = async (): Promise<void> => {
    const location = await endSession().catch(() => '/console');
    document.getElementById('root')?.replaceChildren();
    queries.clear();
    window.location.replace(location);
  };
  return (
    <IconButton
      kind="ghost"
      label={t('signOut')}
      align="bottom-end"
      data-testid="logout"
      onClick={() => void leave()}
    >
      <Logout />
    </IconButton>
  );
}
