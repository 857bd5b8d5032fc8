import type { ProblemKind } from '../problem-kind';

/** About colleagues. */
export const userProblems = {
  'unknown-user': {
    status: 404,
    title: { vi: 'Không có người này', en: 'There is no such user' },
    detail: {
      vi: 'Chọn một người trong /v1/users; người chưa đăng nhập trong 90 ngày không có ở đó.',
      en: 'Choose one of /v1/users; whoever has not signed in for 90 days is not there.',
    },
  },
  'bad-delegation': {
    status: 400,
    title: { vi: 'Không thể ủy quyền như vậy', en: 'This cannot be delegated so' },
    detail: {
      vi: 'Chọn người khác của cùng cơ quan, từ trước đến sau, tối đa 30 ngày và chưa kết thúc.',
      en: 'Choose somebody else of the same agency, from before until after, for 30 days at most, not yet over.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
