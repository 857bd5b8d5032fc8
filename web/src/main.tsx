/** The console starts: texts, then pages. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { LostError } from './http/problem';
import { connection } from './app/connection';
import { router } from './app/router';
import { startTexts } from './i18n/index';
import './styles.scss';

const queries = new QueryClient({
  defaultOptions: {
    // News come by streams, and move nothing; what was answered with a no stays so until asked for again.
    queries: {
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (_tries, error) => error instanceof LostError,
      retryDelay: 1_000,
    },
    mutations: { networkMode: 'always' },
  },
});
// But for lists of work, in which nothing moves by itself.
connection.onReturn(
  () => void queries.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind !== 'tasks' }),
);

// A page taken from the browser's memory after signing out would show what it showed.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});

async function start(): Promise<void> {
  await startTexts();
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  createRoot(root).render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}
void start();
