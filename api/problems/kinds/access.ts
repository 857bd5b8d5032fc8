import type { ProblemKind } from '../problem-kind';

/** Who asks, and may they? */
export const accessProblems = {
  unauthenticated: {
    status: 401,
    title: { vi: 'Chưa xác thực', en: 'Not authenticated' },
    detail: {
      vi: 'Gửi tiêu đề Authorization: Bearer với mã truy cập còn hiệu lực, hoặc đăng nhập tại /auth/login.',
      en: 'Send the header Authorization: Bearer with an access token that is valid now, or sign in at /auth/login.',
    },
  },
  'session-locked': {
    status: 401,
    title: { vi: 'Phiên đã khóa', en: 'Session locked' },
    detail: {
      vi: 'Đã lâu không có thao tác. Đăng nhập lại tại /auth/login để mở khóa; những gì đã lưu vẫn còn.',
      en: 'Nobody has done anything for a while. Sign in again at /auth/login to unlock; what was saved is there.',
    },
  },
  csrf: {
    status: 403,
    title: {
      vi: 'Yêu cầu không đến từ trang của chúng tôi',
      en: 'The request does not come from a page of ours',
    },
    detail: {
      vi: 'Gửi từ chính trang này, với X-CSRF-Token lấy từ GET /auth/session; hãy tải lại trang.',
      en: 'Send it from this very site, with the X-CSRF-Token of GET /auth/session; reload the page.',
    },
  },
  'sign-in-ended': {
    status: 400,
    title: { vi: 'Lần đăng nhập này đã kết thúc', en: 'This sign-in has ended' },
    detail: {
      vi: 'Mở lại /console và đăng nhập lại; trình duyệt phải cho phép cookie.',
      en: 'Open /console and sign in again; the browser has to allow cookies.',
    },
  },
  'sign-in-refused': {
    status: 403,
    title: { vi: 'Không đăng nhập được', en: 'You could not be signed in' },
    detail: {
      vi: 'Hệ thống định danh đã từ chối hoặc chưa xác nhận lại người dùng. Mở lại /console và đăng nhập lại; nếu vẫn lỗi, báo quản trị.',
      en: 'The identity provider refused, or did not ask who you are. Open /console and sign in again; if that fails, tell an administrator.',
    },
  },
  'bad-logout-token': {
    status: 400,
    title: { vi: 'Thông báo đăng xuất không hợp lệ', en: 'The logout token does not hold' },
    detail: {
      vi: 'Gửi logout_token mới, do hệ thống định danh ký cho ứng dụng này.',
      en: 'Send a new logout_token, signed by the issuer for this client.',
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
