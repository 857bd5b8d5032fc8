/** Which page stands at which address. */
import { createBrowserRouter, type RouteObject } from 'react-router';
import { BundlePage } from '../bundles/bundle-page';
import { CasePage } from '../cases/case-page';
import { CasesPage } from '../cases/cases-page';
import { DashboardPage } from '../dashboard/dashboard-page';
import { MePage } from '../me/me-page';
import { FilePage } from '../file/file-page';
import { AgenciesPage } from '../ops/agencies-page';
import { FailuresPage } from '../ops/failures-page';
import { GroupPage } from '../ops/group-page';
import { CorrectPage } from '../orders/correct-page';
import { RevokePage } from '../orders/revoke-page';
import { WithdrawPage } from '../orders/withdraw-page';
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
  { path: 'cases/:caseId/correct', element: <CorrectPage /> },
  { path: 'cases/:caseId/revoke/:step', element: <RevokePage /> },
  { path: 'cases/:caseId/withdraw', element: <WithdrawPage /> },
  { path: 'bundles/:bundle', element: <BundlePage /> },
  { path: 'file/:bundle', element: <FilePage /> },
  { path: 'ops', element: <FailuresPage /> },
  { path: 'ops/groups/:group', element: <GroupPage /> },
  { path: 'ops/agencies', element: <AgenciesPage /> },
  { path: 'dashboard', element: <DashboardPage /> },
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
