/** What is taken in although it may be wrong: the code, in Vietnamese and in English, with what to look at. */
export const doubtMessages = {
  'former-or-unknown-unit': {
    vi: 'Mã đơn vị hành chính cũ hoặc không có trong danh mục đang có hiệu lực; vẫn tiếp nhận, hãy kiểm tra.',
    en: 'This is the code of a former unit, or of none that is in force; accepted, but check it.',
  },
  'issued-before-death': {
    vi: 'Giấy báo tử cấp trước ngày chết; vẫn tiếp nhận, hãy kiểm tra.',
    en: 'The death notice was issued before the death; accepted, but check it.',
  },
  'holder-differs': {
    vi: 'Chủ tài khoản khác người nhận mai táng phí; vẫn tiếp nhận, hãy kiểm tra.',
    en: 'The account holder is not the payee; accepted, but check it.',
  },
  'sex-or-century-doubtful': {
    vi: 'Số định danh không khớp giới tính hoặc năm sinh; vẫn tiếp nhận, hãy kiểm tra.',
    en: 'The personal number does not fit the sex or year of birth; accepted, but check it.',
  },
  'name-doubtful': {
    vi: 'Họ tên có chữ số, ký hiệu hoặc chỉ là một chữ cái; vẫn tiếp nhận, hãy kiểm tra.',
    en: 'The name holds digits or signs, or is a bare letter; accepted, but check it.',
  },
  'phone-doubtful': {
    vi: 'Số điện thoại này có thể sai; vẫn tiếp nhận, hãy kiểm tra, số nước ngoài ghi với dấu + và mã nước.',
    en: 'This telephone number may be wrong; accepted, but check it, and write a foreign one with + and its country code.',
  },
  'unknown-number-prefix': {
    vi: 'Ba số đầu của số định danh không có trong danh mục; vẫn tiếp nhận.',
    en: 'The first three digits of the personal number are not in the list; accepted.',
  },
  'mother-age-doubtful': {
    vi: 'Tuổi của mẹ khi sinh khác thường; vẫn tiếp nhận, hãy kiểm tra.',
    en: 'The age of the mother at the birth is unusual; accepted, but check it.',
  },
  'applicant-differs': {
    vi: 'Người yêu cầu khác với cha hoặc mẹ đã khai; vẫn tiếp nhận, hãy kiểm tra.',
    en: 'The applicant differs from the parent declared; accepted, but check it.',
  },
} as const;
