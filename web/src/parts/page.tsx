/** A page: its title, its one h1, which has the focus after each way here. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

export interface PageProps {
  title: string;
  /** Beside the h1. */
  aside?: ReactNode;
  /** Changes when the page becomes another one without another address. */
  children: ReactNode;
}

export function Page({ title, aside, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  useEffect(() => {
    document.title = `${title} – Liên Thông`;
  }, [title]);
  useEffect(() => {
    if (key !== 'default') heading.current?.focus();
  }, [pathname, key]);
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </div>
      {children}
    </>
  );
}
