import type { DecisionReason } from '../domain/schemas/agency-contract';

/**
 * Why an agency says no or asks for more, the one catalogue of it: each code with its sentence in the language of the
 * paper and in English, what helps, and whether filing the same again can ever end otherwise.
 */
export interface CatalogueEntry {
  vi: string;
  en: string;
  remedy: { vi: string; en: string };
  retry: boolean;
  /** The steps in whose decisions it is given; in all where none is named. */
  steps?: readonly string[];
}

export const refusals = {
  'person-mismatch': {
    vi: 'Người khai không phải là người có số định danh hoặc giấy tờ này.',
    en: 'The person declared is not the one whom this number or paper belongs to.',
    remedy: {
      vi: 'Kiểm tra số định danh và số giấy, rồi nộp lại.',
      en: 'Check the personal number and the number of the paper, and file again.',
    },
    retry: false,
  },
  'person-dead': {
    vi: 'Người có tên trong hồ sơ đã được ghi nhận là đã chết trong Cơ sở dữ liệu quốc gia về dân cư.',
    en: 'A person of the file is recorded as dead in the national population database.',
    remedy: {
      vi: 'Người khác có quyền nộp lại hồ sơ; nếu ghi nhận sai, đề nghị công an cấp xã đính chính trước.',
      en: 'Another entitled person files again; where the record is wrong, the commune police correct it first.',
    },
    retry: false,
  },
  'number-void': {
    vi: 'Số định danh cá nhân của người được giải quyết không còn giá trị.',
    en: 'The personal number of the person concerned is void.',
    remedy: {
      vi: 'Đăng ký lại việc sinh để được cấp số mới.',
      en: 'Register the birth again; a new number comes with it.',
    },
    retry: false,
  },
  'number-superseded': {
    vi: 'Số định danh cá nhân của người được giải quyết đã được thay bằng số khác.',
    en: 'The personal number of the person concerned has been replaced by another.',
    remedy: { vi: 'Nộp lại hồ sơ với số định danh mới.', en: 'File again under the new number.' },
    retry: false,
  },
  'certificate-mismatch': {
    vi: 'Thông tin mẹ hoặc thời điểm sinh không khớp giấy chứng sinh do cơ sở y tế cấp.',
    en: 'Mother or time of birth differ from the birth certificate the health facility issued.',
    remedy: {
      vi: 'Sửa tờ khai theo giấy chứng sinh, hoặc xin cơ sở y tế cấp lại giấy rồi nộp lại.',
      en: 'Mend the declaration, or have the facility issue the certificate anew, and file again.',
    },
    retry: true,
    steps: ['birth'],
  },
  'death-notice-mismatch': {
    vi: 'Người chết hoặc thời điểm chết không khớp giấy báo tử do cơ sở y tế cấp.',
    en: 'The deceased or the time of death differ from the death notice the health facility issued.',
    remedy: {
      vi: 'Sửa tờ khai theo giấy báo tử, hoặc xin cơ sở y tế cấp lại giấy rồi nộp lại.',
      en: 'Mend the declaration, or have the facility issue the notice anew, and file again.',
    },
    retry: true,
    steps: ['death'],
  },
  'already-registered': {
    vi: 'Việc sinh theo giấy chứng sinh này đã được đăng ký.',
    en: 'The birth on this certificate is registered already.',
    remedy: {
      vi: 'Xin bản sao giấy khai sinh; nếu đăng ký sai, đề nghị cải chính hoặc hủy bỏ.',
      en: 'Ask for a copy of the birth certificate; a wrong entry is corrected or annulled by decision.',
    },
    retry: false,
    steps: ['birth'],
  },
  'death-already-registered': {
    vi: 'Việc khai tử của người này đã được đăng ký.',
    en: 'The death of this person is registered already.',
    remedy: {
      vi: 'Xin bản sao trích lục khai tử; nếu đăng ký sai, đề nghị cải chính hoặc hủy bỏ.',
      en: 'Ask for a copy of the death extract; a wrong entry is corrected or annulled by decision.',
    },
    retry: false,
    steps: ['death'],
  },
  'household-head-refuses': {
    vi: 'Chủ hộ không đồng ý cho đăng ký vào hộ.',
    en: 'The head of the household does not consent.',
    remedy: {
      vi: 'Nộp lại khi chủ hộ đồng ý, hoặc đăng ký tại nơi ở khác.',
      en: 'File again once the head consents, or register at another home.',
    },
    retry: true,
    steps: ['residence'],
  },
  'already-resident': {
    vi: 'Trẻ đã được đăng ký cư trú theo một hồ sơ khác.',
    en: 'The child is registered as resident under another file.',
    remedy: { vi: 'Làm thủ tục chuyển nơi đăng ký cư trú.', en: 'Move the registration instead.' },
    retry: false,
    steps: ['residence'],
  },
  'already-removed': {
    vi: 'Đăng ký thường trú của người này đã được xóa theo một hồ sơ khác.',
    en: 'The residence of this person has been removed under another file.',
    remedy: { vi: 'Không cần làm gì thêm.', en: 'Nothing remains to be done.' },
    retry: false,
    steps: ['residence-removal'],
  },
  'card-exists': {
    vi: 'Trẻ đã được cấp thẻ còn giá trị.',
    en: 'The child holds a valid card already.',
    remedy: { vi: 'Xin cấp lại hoặc đổi thẻ nếu cần.', en: 'Ask for a replacement where one is needed.' },
    retry: false,
    steps: ['health-insurance', 'identity-card'],
  },
  'child-over-six': {
    vi: 'Trẻ đã đủ 6 tuổi, không thuộc đối tượng của thủ tục này.',
    en: 'The child is six or older and outside this procedure.',
    remedy: { vi: 'Nộp theo thủ tục riêng cho trẻ từ 6 tuổi.', en: 'Use the procedure for older children.' },
    retry: false,
    steps: ['health-insurance'],
  },
  'benefit-claimed': {
    vi: 'Chế độ đối với người chết này đã được giải quyết theo một hồ sơ khác.',
    en: 'This benefit has been granted for this person under another file.',
    remedy: {
      vi: 'Những người thân tự thỏa thuận; nếu chi sai người, đề nghị cơ quan chi trả thu hồi.',
      en: 'Settle it among the relatives; where the wrong person was paid, the payer recovers the money.',
    },
    retry: false,
    steps: ['funeral-benefit', 'survivor-benefit'],
  },
  'other-payer': {
    vi: 'Nhóm đối tượng này do cơ quan khác chi trả.',
    en: 'Another body pays for this group.',
    remedy: { vi: 'Nộp tại cơ quan chi trả của nhóm đó.', en: 'File with the body that pays for the group.' },
    retry: false,
    steps: ['funeral-benefit'],
  },
  'officer-refused': {
    vi: 'Cán bộ thụ lý từ chối giải quyết hồ sơ.',
    en: 'The officer in charge refused the file.',
    remedy: {
      vi: 'Liên hệ cơ quan thụ lý để biết lý do, rồi nộp lại.',
      en: 'Ask the agency for its reasons and file again.',
    },
    retry: true,
  },
} as const satisfies Record<string, CatalogueEntry>;
export type RefusalCode = keyof typeof refusals;

/** Why an agency asks for more. */
export const requests = {
  'person-doubtful': {
    vi: 'Thông tin khai khác với thông tin đã được ghi nhận về người này.',
    en: 'What is declared of this person differs from what is on record.',
    remedy: {
      vi: 'Sửa lại mục được nêu, hoặc gửi giấy tờ chứng minh.',
      en: 'Correct what is listed, or send a paper that proves it.',
    },
    retry: true,
  },
  'person-died': {
    vi: 'Người được nêu đã chết sau khi nộp hồ sơ.',
    en: 'The person listed has died since the file was handed in.',
    remedy: { vi: 'Khai người khác thay thế.', en: 'Name somebody else in their place.' },
    retry: true,
  },
  'consent-missing': {
    vi: 'Thiếu ý kiến của chủ hộ về việc đăng ký vào hộ.',
    en: "The household head's consent is missing.",
    remedy: { vi: 'Bổ sung ý kiến của chủ hộ.', en: "Supply the head's answer." },
    retry: true,
    steps: ['residence'],
  },
  'file-incomplete': {
    vi: 'Hồ sơ chưa đầy đủ, đề nghị bổ sung.',
    en: 'The file is incomplete.',
    remedy: { vi: 'Bổ sung các mục được nêu.', en: 'Supply what is listed.' },
    retry: true,
  },
} as const satisfies Record<string, CatalogueEntry>;
export type RequestCode = keyof typeof requests;

/** The reason of a decision, as the paper gives it: the sentence and what helps. */
export const reasonOf = (code: RefusalCode): DecisionReason => ({ code, text: sentence(refusals[code]) });

export const requestReasonOf = (code: RequestCode): DecisionReason => ({
  code,
  text: sentence(requests[code]),
});

const sentence = ({ vi, remedy }: CatalogueEntry): string => `${vi} ${remedy.vi}`;
