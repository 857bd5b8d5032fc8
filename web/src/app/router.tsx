/** Which page stands at which address. */
import { createBrowserRouter, type RouteObject } from 'react-router';
import { BundlePage } from '../bundles/bundle-page';
import { CasePage } from '../cases/case-page';
import { CasesPage } from '../cases/cases-page';
import { MePage } from '../me/me-page';
import { Home } from './home';
import { Layout } from './layout';
import { NotFoundPage } from './not-found-page';
import { PageError } from './page-error';
import { Root } from './root';

const pages: RouteObject[] = [
  { index: true, element: <Home /> },
  { path: 'cases', element: <CasesPage /> },
  { path: 'cases/:caseId', element: <CasePage /> },
  { path: 'bundles/:bundle', element: <BundlePage /> },
  { path: 'me', element: <MePage /> },
  { path: '*', element: <NotFoundPage /> },
];

export const router = createBrowserRouter(
  [
    {
      element: <Root />,
      errorElement: <PageError />,
      children: [
        { element: <Layout />, children: pages.map((page) => ({ ...page, errorElement: <PageError /> })) },
      ],
    },
  ],
  { basename: '/console' },
);
