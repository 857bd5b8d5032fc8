/** Gives the focus back to the row or field that had it, after a reload and after Back. */
import { useEffect } from 'react';
import { useLocation } from 'react-router';

const keyOf = (location: string): string => `focus:${location}`;
const lookForMs = 3_000;

export function FocusRestoration() {
  const { key } = useLocation();
  useEffect(() => {
    const remember = (event: FocusEvent): void => {
      const place = event.target instanceof Element ? event.target.closest('main [data-testid]') : null;
      const id = place?.getAttribute('data-testid');
      if (id) sessionStorage.setItem(keyOf(key), id);
    };
    const stop = findAgain(sessionStorage.getItem(keyOf(key)));
    document.addEventListener('focusin', remember);
    return () => {
      stop();
      document.removeEventListener('focusin', remember);
    };
  }, [key]);
  return null;
}

/** What had the focus may come with data that is still on its way; whoever goes elsewhere meanwhile is left alone. */
function findAgain(id: string | null): () => void {
  if (id === null) return () => undefined;
  const giveUpAt = Date.now() + lookForMs;
  const timer = setInterval(() => {
    const found = document.querySelector<HTMLElement>(`main [data-testid="${CSS.escape(id)}"]`);
    const elsewhere = document.activeElement !== document.body && document.activeElement?.tagName !== 'H1';
    if (found && !elsewhere) found.focus({ preventScroll: true });
    if (found || elsewhere || Date.now() > giveUpAt) clearInterval(timer);
  }, 100);
  return () => clearInterval(timer);
}
