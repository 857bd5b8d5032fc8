/** Which page stands at which address. */
import { createBrowserRouter, type RouteObject } from 'react-router';
import { BundlePage } from '../bundles/bundle-page';
import { CasePage } from '../cases/case-page';
import { CasesPage } from '../cases/cases-page';
import { MePage } from '../me/me-page';
import { FilePage } from '../file/file-page';
import { FailuresPage } from '../ops/failures-page';
import { GroupPage } from '../ops/group-page';
import { ReadsPage } from '../reads/reads-page';
import { QueuePage } from '../tasks/queue-page';
import { TaskPage } from '../tasks/task-page';
import { Home } from './home';
import { Layout } from './layout';
import { NotFoundPage } from './not-found-page';
import { PageError } from './page-error';
import { Root } from './root';

const pages: RouteObject[] = [
  { index: true, element: <Home /> },
  { path: 'queues/:queue', element: <QueuePage /> },
  { path: 'tasks/:taskId', element: <TaskPage /> },
  { path: 'cases', element: <CasesPage /> },
  { path: 'cases/:caseId', element: <CasePage /> },
  { path: 'bundles/:bundle', element: <BundlePage /> },
  { path: 'file/:bundle', element: <FilePage /> },
  { path: 'ops', element: <FailuresPage /> },
  { path: 'ops/groups/:group', element: <GroupPage /> },
  { path: 'reads', element: <ReadsPage /> },
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
