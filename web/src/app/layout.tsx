/** The frame around every page: skip link, header, navigation, main. */
import { useState } from 'react';
import { Outlet } from 'react-router';
import { useTexts } from '../i18n/index';
import { ConnectionStatus } from './connection-status';
import { Header } from './header';
import { MainNav } from './main-nav';
import { ShortcutKeys } from './shortcut-keys';

export function Layout() {
  const { t } = useTexts();
  const [navOpen, setNavOpen] = useState(false);
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <Header navOpen={navOpen} toggleNav={() => setNavOpen(!navOpen)} />
      <ConnectionStatus />
      <div className="frame">
        <MainNav open={navOpen} close={() => setNavOpen(false)} />
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <ShortcutKeys />
    </>
  );
}
