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
  agencyName: {
    vi: 'tên của cơ quan trên mạng (mặc định: phần cuối của địa chỉ)',
    en: "the agency's name on the network (default: the last part of the address)",
  },
  keyFile: {
    vi: 'khóa ký của bên nộp hồ sơ, lienthong (mặc định: khóa trong thư mục dữ liệu)',
    en: 'signing key of whoever files, lienthong (default: the one in the data folder)',
  },
  gatewayKeyFile: {
    vi: 'khóa ký của trục liên thông, khi gọi thẳng đến cơ quan',
    en: "the gateway's signing key, where the agency is called directly",
  },
  partiesJwks: {
    vi: 'khóa công khai của các bên, tệp hoặc địa chỉ (mặc định: parties.jwks.json cạnh khóa ký)',
    en: "the parties' public keys, file or address (default: parties.jwks.json beside the signing key)",
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
