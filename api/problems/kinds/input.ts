import type { ProblemKind } from '../problem-kind';

/** What was sent is wrong in itself. */
export const inputProblems = {
  'broken-request': {
    status: 400,
    title: { vi: 'Không đọc được yêu cầu', en: 'The request cannot be read' },
    detail: {
      vi: 'Kiểm tra đường dẫn và phần nội dung (UTF-8, mã hóa phần trăm đúng) rồi gửi lại.',
      en: 'Check path and body (UTF-8, correct percent-encoding) and send it again.',
    },
  },
  'broken-json': {
    status: 400,
    title: { vi: 'Nội dung không phải JSON', en: 'The body is not JSON' },
    detail: {
      vi: 'Gửi nội dung là JSON hợp lệ, mã hóa UTF-8.',
      en: 'Send a body of valid JSON in UTF-8.',
    },
  },
  'invalid-input': {
    status: 400,
    title: { vi: 'Thông tin chưa đúng', en: 'Some of the input is wrong' },
    detail: {
      vi: 'Sửa từng mục nêu trong "errors" rồi gửi lại; chưa có gì được lưu.',
      en: 'Mend each item listed in "errors" and send it again; nothing has been stored.',
    },
  },
  'bad-cursor': {
    status: 400,
    title: { vi: 'Con trỏ trang không đúng', en: 'The cursor is none of this list' },
    detail: {
      vi: 'Gửi lại đúng "nextCursor" của trang trước, với cùng bộ lọc; hoặc bỏ trống để xem từ đầu.',
      en: 'Send "nextCursor" of the page before as it is, with the same filter; or leave it out to begin anew.',
    },
  },
  'purpose-required': {
    status: 400,
    title: { vi: 'Cần nêu mục đích xem', en: 'Say what you read this for' },
    detail: {
      vi:
        'Gửi X-Purpose (complaint, inspection, repair hoặc audit) và X-Purpose-Note: lý do, 10 đến 500 ký tự, ' +
        'UTF-8 mã hóa phần trăm. Lần xem được ghi lại.',
      en:
        'Send X-Purpose (complaint, inspection, repair or audit) and X-Purpose-Note: why, 10 to 500 characters, ' +
        'percent-encoded UTF-8. The reading is put on record.',
    },
  },
  'idempotency-key-required': {
    status: 400,
    title: { vi: 'Thiếu Idempotency-Key', en: 'Idempotency-Key is missing' },
    detail: {
      vi: 'Gửi tiêu đề Idempotency-Key, mới cho mỗi hồ sơ và giữ nguyên khi gửi lại.',
      en: 'Send the header Idempotency-Key: a new one for each submission, the same when repeating it.',
    },
  },
  'malformed-idempotency-key': {
    status: 400,
    title: { vi: 'Idempotency-Key sai dạng', en: 'Idempotency-Key is malformed' },
    detail: {
      vi: 'Dùng 1 đến 255 ký tự ASCII nhìn thấy được, ví dụ một UUID.',
      en: 'Use 1 to 255 visible ASCII characters, a UUID for example.',
    },
  },
  'too-large': {
    status: 413,
    title: { vi: 'Nội dung quá lớn', en: 'The body is too large' },
    detail: {
      vi: 'Gửi tối đa 1 MiB; tệp giấy tờ gửi riêng, tối đa 10 MiB mỗi tệp.',
      en: 'Send 1 MiB at most; papers are uploaded on their own, 10 MiB each at most.',
    },
  },
  'unsupported-media-type': {
    status: 415,
    title: { vi: 'Kiểu nội dung không hỗ trợ', en: 'The content type is not supported' },
    detail: {
      vi: 'Gửi Content-Type: application/json, mã hóa UTF-8, không nén.',
      en: 'Send Content-Type: application/json in UTF-8, without compression.',
    },
  },
  'not-the-type': {
    status: 415,
    title: { vi: 'Tệp không đúng loại', en: 'The file is not of the type' },
    detail: {
      vi: 'Gửi tệp PDF, JPEG hoặc PNG với Content-Type đúng loại của tệp, không nén thêm.',
      en: 'Send a PDF, JPEG or PNG under its own Content-Type, without further compression.',
    },
  },
  'key-reused': {
    status: 422,
    title: { vi: 'Idempotency-Key đã dùng', en: 'Idempotency-Key was used before' },
    detail: {
      vi: 'Khóa này đã dùng cho nội dung khác; dùng khóa mới cho hồ sơ mới.',
      en: 'This key was used for another body; use a new key for a new submission.',
    },
  },
  'no-calendar': {
    status: 422,
    title: { vi: 'Chưa có lịch làm việc', en: 'There is no working-day calendar' },
    detail: {
      vi: 'Lịch làm việc của năm này chưa được công bố; chọn ngày sớm hơn.',
      en: 'The calendar of this year has not been published; choose an earlier day.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
