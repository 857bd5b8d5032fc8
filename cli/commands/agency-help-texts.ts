/** What `--help` says of the verbs for whoever runs an agency. */
import type { Sentence } from '../language';

export const agencyHelpTexts = {
  conform: {
    vi: 'thử một cơ quan theo mọi điều hợp đồng hồ sơ đòi hỏi; thoát với 1 nếu có điều sai',
    en: 'tries on an agency all that the dossier contract asks; ends with 1 when it does otherwise',
  },
  agencyAddress: {
    vi: 'địa chỉ của cơ quan, hoặc đường dẫn của cơ quan tại trục liên thông',
    en: 'address of the agency, or its path at a gateway',
  },
  keyFile: {
    vi: 'tệp khóa ký của bên mà cơ quan tin: trục liên thông, hoặc bên gửi qua trục',
    en: 'signing key of a party the agency believes: its gateway, or a sender through one',
  },
  conformStep: {
    vi: 'thử ở bước này (mặc định: bước đầu tiên mà cơ quan nhận hồ sơ mẫu)',
    en: 'try at this step (default: the first whose sample the agency takes)',
  },
  samples: {
    vi: 'tệp JSON có hồ sơ mẫu của cơ quan, thay cho các hồ sơ có sẵn',
    en: 'JSON file with sample dossiers of your own, instead of the built-in ones',
  },
  callbackPort: {
    vi: 'cổng trên 127.0.0.1 nhận các quyết định (mặc định: một cổng trống)',
    en: 'port on 127.0.0.1 where decisions are received (default: a free one)',
  },
  decisionTimeout: {
    vi: 'chờ một quyết định nhiều nhất từng này giây',
    en: 'how many seconds a decision may take',
  },
} as const satisfies Record<string, Sentence>;
