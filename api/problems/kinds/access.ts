import type { ProblemKind } from '../problem-kind';

/** Who asks, and may they? */
export const accessProblems = {
  unauthenticated: {
    status: 401,
    title: { vi: 'Chưa xác thực', en: 'Not authenticated' },
    detail: {
      vi: 'Gửi tiêu đề Authorization: Bearer với mã truy cập còn hiệu lực.',
      en: 'Send the header Authorization: Bearer with an access token that is valid now.',
    },
  },
  unsigned: {
    status: 401,
    title: { vi: 'Thông điệp chưa ký', en: 'The message is not signed' },
    detail: {
      vi: 'Gửi qua trục liên thông, có chữ ký theo RFC 9421.',
      en: 'Send it through the gateway, signed by RFC 9421.',
    },
  },
  forged: {
    status: 401,
    title: { vi: 'Chữ ký không hợp lệ', en: 'The signature does not hold' },
    detail: {
      vi: 'Ký lại đúng thông điệp này bằng khóa đã cấp rồi gửi lại.',
      en: 'Sign this very message with the key given and send it again.',
    },
  },
  stale: {
    status: 401,
    title: { vi: 'Chữ ký đã quá hạn', en: 'The signature is too old' },
    detail: {
      vi: 'Ký lại với thời điểm hiện tại rồi gửi lại; chữ ký chỉ có giá trị 5 phút.',
      en: 'Sign it again with the present time and send it; a signature holds for 5 minutes.',
    },
  },
  forbidden: {
    status: 403,
    title: { vi: 'Không có quyền', en: 'Not allowed' },
    detail: {
      vi: 'Vai trò của bạn không được phép làm việc này; hãy dùng tài khoản có thẩm quyền.',
      en: 'Your role may not do this; use an account that may.',
    },
  },
  'too-many-requests': {
    status: 429,
    title: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
    detail: {
      vi: 'Chờ số giây nêu trong Retry-After rồi gửi lại.',
      en: 'Wait the seconds that Retry-After says and send it again.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
