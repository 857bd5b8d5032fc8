import type { DecisionReason } from '../domain/schemas/agency-contract';

/** Why an agency says no: one sentence for each code, in the language of the paper and in English. */
export const refusals = {
  'person-dead': {
    vi: 'Người có tên trong hồ sơ đã được ghi nhận là đã chết trong Cơ sở dữ liệu quốc gia về dân cư.',
    en: 'A person of the file is recorded as dead in the national population database.',
  },
  'number-void': {
    vi: 'Số định danh cá nhân của trẻ không còn giá trị.',
    en: "The child's personal number is no longer valid.",
  },
  'certificate-mismatch': {
    vi: 'Thông tin mẹ hoặc thời điểm sinh không khớp giấy chứng sinh do cơ sở y tế cấp.',
    en: 'Mother or time of birth differ from the birth certificate the health facility issued.',
  },
  'already-registered': {
    vi: 'Việc sinh theo giấy chứng sinh này đã được đăng ký.',
    en: 'The birth on this certificate is registered already.',
  },
  'household-head-refuses': {
    vi: 'Chủ hộ không đồng ý cho đăng ký vào hộ.',
    en: 'The head of the household does not consent.',
  },
  'already-resident': {
    vi: 'Trẻ đã được đăng ký cư trú theo một hồ sơ khác.',
    en: 'The child is registered as resident under another file.',
  },
  'card-exists': {
    vi: 'Trẻ đã được cấp thẻ còn giá trị.',
    en: 'The child holds a valid card already.',
  },
  'child-over-six': {
    vi: 'Trẻ đã đủ 6 tuổi, không thuộc đối tượng của thủ tục này.',
    en: 'The child is six or older and outside this procedure.',
  },
  'officer-refused': {
    vi: 'Cán bộ thụ lý từ chối giải quyết hồ sơ.',
    en: 'The officer in charge refused the file.',
  },
} as const satisfies Record<string, { vi: string; en: string }>;
export type RefusalCode = keyof typeof refusals;

/** Why an agency asks for more. */
export const requests = {
  'consent-missing': {
    vi: 'Thiếu ý kiến của chủ hộ về việc đăng ký vào hộ.',
    en: "The household head's consent is missing.",
  },
  'file-incomplete': {
    vi: 'Hồ sơ chưa đầy đủ, đề nghị bổ sung.',
    en: 'The file is incomplete.',
  },
} as const satisfies Record<string, { vi: string; en: string }>;

export const reasonOf = (code: RefusalCode): DecisionReason => ({ code, text: refusals[code].vi });

export const requestReasonOf = (code: keyof typeof requests): DecisionReason => ({
  code,
  text: requests[code].vi,
});
