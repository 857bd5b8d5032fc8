import type { ProblemKind } from '../problem-kind';

/** Nothing the caller could have done better. */
export const ourProblems = {
  internal: {
    status: 500,
    title: { vi: 'Lỗi hệ thống', en: 'Something went wrong on our side' },
    detail: {
      vi: 'Gửi lại với cùng Idempotency-Key; nếu vẫn lỗi, báo cho bộ phận vận hành kèm X-Request-Id.',
      en: 'Send it again under the same Idempotency-Key; if that fails, tell the operators the X-Request-Id.',
    },
  },
  unavailable: {
    status: 503,
    title: { vi: 'Tạm thời chưa phục vụ được', en: 'Not available at the moment' },
    detail: {
      vi: 'Chờ số giây nêu trong Retry-After rồi gửi lại với cùng Idempotency-Key.',
      en: 'Wait the seconds that Retry-After says and send it again under the same Idempotency-Key.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
