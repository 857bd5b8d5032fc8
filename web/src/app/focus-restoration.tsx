/** Gives place and focus back after a reload and after Back: what had them may come with data that is still on its way. */
import { useEffect } from 'react';
import { useLocation } from 'react-router';

const focusKeyOf = (location: string): string => `focus:${location}`;
const scrollKeyOf = (location: string): string => `scroll:${location}`;
const lookForMs = 3_000;

export function FocusRestoration() {
  const { key } = useLocation();
  useEffect(() => {
    const remember = (event: FocusEvent): void => {
      const place = event.target instanceof Element ? event.target.closest('main [data-testid]') : null;
      const id = place?.getAttribute('data-testid');
      if (id) sessionStorage.setItem(focusKeyOf(key), id);
    };
    const rememberScroll = (): void => sessionStorage.setItem(scrollKeyOf(key), String(window.scrollY));
    const stopScroll = scrollAgain(Number(sessionStorage.getItem(scrollKeyOf(key)) ?? 0));
    const stopFocus = findAgain(sessionStorage.getItem(focusKeyOf(key)));
    document.addEventListener('focusin', remember);
    document.addEventListener('scrollend', rememberScroll);
    return () => {
      stopScroll();
      stopFocus();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('scrollend', rememberScroll);
    };
  }, [key]);
  return null;
}

/** Whoever goes elsewhere meanwhile is left alone. */
function findAgain(id: string | null): () => void {
  if (id === null) return () => undefined;
  return untilDone(() => {
    const found = document.querySelector<HTMLElement>(`main [data-testid="${CSS.escape(id)}"]`);
    const elsewhere = document.activeElement !== document.body && document.activeElement?.tagName !== 'H1';
    if (found && !elsewhere) found.focus({ preventScroll: true });
    return found !== null || elsewhere;
  });
}

/** Once the page is long enough. */
function scrollAgain(y: number): () => void {
  if (y === 0) return () => undefined;
  return untilDone(() => {
    const isLong = document.documentElement.scrollHeight >= y + window.innerHeight;
    if (isLong && window.scrollY === 0) window.scrollTo(0, y);
    return isLong || window.scrollY > 0;
  });
}

function untilDone(look: () => boolean): () => void {
  const giveUpAt = Date.now() + lookForMs;
  const timer = setInterval(() => {
    if (look() || Date.now() > giveUpAt) clearInterval(timer);
  }, 100);
  return () => clearInterval(timer);
}
