import type { ProblemKind } from '../problem-kind';

/** What was asked for is not there, or not in the state for it. */
export const stateProblems = {
  'not-found': {
    status: 404,
    title: { vi: 'Không có địa chỉ này', en: 'There is no such address' },
    detail: { vi: 'Xem các địa chỉ trong /docs.', en: 'See /docs for the addresses there are.' },
  },
  'not-yet': {
    status: 404,
    title: { vi: 'Chưa có chức năng này', en: 'Not available yet' },
    detail: {
      vi: 'Chức năng này sẽ có ở phiên bản sau.',
      en: 'This will come with a later version.',
    },
  },
  'unknown-case': {
    status: 404,
    title: { vi: 'Không có hồ sơ này', en: 'There is no such case' },
    detail: {
      vi: 'Kiểm tra mã hồ sơ, hoặc tìm trong danh sách hồ sơ.',
      en: 'Check the case id, or look the case up in the list.',
    },
  },
  'unknown-group': {
    status: 404,
    title: { vi: 'Không có nhóm lỗi này', en: 'There is no such group of failures' },
    detail: {
      vi: 'Kiểm tra mã nhóm: nguyên-nhân~bước~cơ-quan; nhóm trống được giữ 30 ngày. Xem /v1/ops/failures.',
      en: 'Check the id: cause~step~agency; an empty group is kept for 30 days. See /v1/ops/failures.',
    },
  },
  'unknown-tracking-code': {
    status: 404,
    title: { vi: 'Không có mã tra cứu này', en: 'There is no such tracking code' },
    detail: {
      vi: 'Kiểm tra mã tra cứu trên giấy hẹn.',
      en: 'Check the tracking code on the appointment notice.',
    },
  },
  'unknown-bundle': {
    status: 404,
    title: { vi: 'Không có thủ tục liên thông này', en: 'There is no such bundle' },
    detail: { vi: 'Xem danh mục tại /v1/bundles.', en: 'See the catalogue at /v1/bundles.' },
  },
  'no-edition': {
    status: 404,
    title: { vi: 'Thủ tục chưa có hiệu lực', en: 'Not in force then' },
    detail: {
      vi: 'Thủ tục liên thông chưa có hiệu lực vào ngày này; chọn ngày sau.',
      en: 'The linked procedure was not in force on this day; choose a later one.',
    },
  },
  'unknown-step': {
    status: 404,
    title: { vi: 'Không có bước này', en: 'There is no such step' },
    detail: {
      vi: 'Phiên bản đang áp dụng của thủ tục không có bước đó; xem /v1/bundles.',
      en: 'The edition that applies has no such step; see /v1/bundles.',
    },
  },
  'unknown-dossier': {
    status: 404,
    title: { vi: 'Không có hồ sơ thành phần này', en: 'There is no such dossier' },
    detail: {
      vi: 'Kiểm tra dossierKey; cơ quan này chưa nhận hồ sơ nào mang khóa đó.',
      en: 'Check dossierKey; no dossier was filed with this agency under that key.',
    },
  },
  'unknown-document': {
    status: 404,
    title: { vi: 'Không có giấy tờ này', en: 'There is no such document' },
    detail: {
      vi: 'Kiểm tra documentId; chỉ đọc được giấy tờ của hồ sơ mà bạn được xem.',
      en: 'Check documentId; only documents of cases that you may read can be read.',
    },
  },
  'method-not-allowed': {
    status: 405,
    title: { vi: 'Phương thức không dùng được', en: 'The method is not allowed' },
    detail: {
      vi: 'Dùng một phương thức nêu trong tiêu đề Allow.',
      en: 'Use a method that the header Allow names.',
    },
  },
  'duplicate-case': {
    status: 409,
    title: { vi: 'Sự kiện này đã có hồ sơ', en: 'This event is on file already' },
    detail: {
      vi: 'Theo dõi hồ sơ nêu trong "caseCode"; nếu hồ sơ đó sai, hãy yêu cầu đính chính thay vì nộp lại.',
      en: 'Follow the case named in "caseCode"; if it is wrong, ask for its correction instead of filing again.',
    },
  },
  'act-stands-on-it': {
    status: 409,
    title: { vi: 'Còn đăng ký khác dựa trên kết quả này', en: 'Another act stands on this one' },
    detail: {
      vi: 'Hủy bỏ trước kết quả của hồ sơ nêu trong "caseCode".',
      en: 'Have the act of the case named in "caseCode" revoked first.',
    },
  },
  'events-lost': {
    status: 409,
    title: { vi: 'Sổ không còn hồ sơ này', en: 'The record of this case is gone' },
    detail: {
      vi: 'Tiến trình của hồ sơ vẫn còn và đang chờ: phục hồi sổ từ bản sao lưu, tiến trình sẽ tự ghi bù.',
      en: "The case's run is there and waits: restore the register from its backup, and the run goes on by itself.",
    },
  },
  'replayed-message': {
    status: 409,
    title: { vi: 'Thông điệp đã nhận trước đó', en: 'The message was received before' },
    detail: {
      vi: 'Nếu cần gửi lại, dùng X-Message-Id mới và giữ nguyên decisionId.',
      en: 'To send it again use a new X-Message-Id and keep the decisionId.',
    },
  },
} as const satisfies Record<string, ProblemKind>;
