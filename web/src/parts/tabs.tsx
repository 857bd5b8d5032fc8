/** Tabs by which one tab stop and the arrow keys lead; which one is open stands in the address. */
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';

export interface TabSpec {
  id: string;
  title: string;
  content: () => ReactNode;
}

export function Tabs({
  tabs,
  label,
  param = 'tab',
}: {
  tabs: readonly TabSpec[];
  label: string;
  param?: string;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [params, setParams] = useSearchParams();
  const open = tabs.find((tab) => tab.id === params.get(param)) ?? tabs[0];
  const show = (tab: TabSpec | undefined): void => {
    if (!tab) return;
    const next = new URLSearchParams(params);
    next.set(param, tab.id);
    setParams(next, { replace: true, preventScrollReset: true });
    list.current?.querySelector<HTMLElement>(`[data-testid="tab-${tab.id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === open?.id);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(tabs[(to + tabs.length) % tabs.length]);
  };
  return (
    <>
      <div role="tablist" aria-label={label} className="tabs" ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            data-testid={`tab-${tab.id}`}
            aria-selected={tab.id === open?.id}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === open?.id ? 0 : -1}
            onClick={() => show(tab)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      {open && (
        <div
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-${open.id}`}
          tabIndex={0}
          className="tab-panel"
        >
          {open.content()}
        </div>
      )}
    </>
  );
}
