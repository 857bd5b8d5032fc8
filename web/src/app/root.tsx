import { Outlet, ScrollRestoration } from 'react-router';
import { ToastProvider } from '../parts/toast';
import { FocusRestoration } from './focus-restoration';
import { SessionProvider } from './session';

export function Root() {
  return (
    <SessionProvider>
      <ToastProvider>
        <Outlet />
        <ScrollRestoration />
        <FocusRestoration />
      </ToastProvider>
    </SessionProvider>
  );
}
