/** Says what has happened, where screen readers hear it, and goes by itself once something else is done. */
import { createContext, use, useCallback, useState, type ReactNode } from 'react';

const ToastContext = createContext<(text: string) => void>(() => undefined);

export const useToast = (): ((text: string) => void) => use(ToastContext);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [text, setText] = useState('');
  const say = useCallback((next: string) => setText(next), []);
  return (
    <ToastContext value={say}>
      {children}
      <div role="status" data-testid="toast" className={text ? 'toast' : 'toast-none'}>
        {text}
      </div>
    </ToastContext>
  );
}
