/** The bodies that decide a step or are told of one; their ids stand in the contract, in URLs and in events. */
export const agencyIds = [
  'population',
  'civil-status',
  'residence',
  'social-insurance',
  'identity',
  'social-affairs',
  'health',
] as const;
export type AgencyId = (typeof agencyIds)[number];

/** What each body is called by the people who deal with it. */
export const agencyNames: Record<AgencyId, { vi: string; en: string }> = {
  population: { vi: 'Cơ sở dữ liệu quốc gia về dân cư', en: 'National population database' },
  'civil-status': { vi: 'Hộ tịch (UBND cấp xã)', en: 'Civil status (commune)' },
  residence: { vi: 'Công an cấp xã (cư trú)', en: 'Commune police (residence)' },
  'social-insurance': { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
  identity: { vi: 'Cơ quan quản lý căn cước', en: 'Identity management police' },
  'social-affairs': { vi: 'Bảo trợ xã hội', en: 'Social affairs' },
  health: { vi: 'Y tế', en: 'Health' },
};

/** Whether a body decides steps; the others are told of grants, or asked for facts. */
const decides: Record<AgencyId, boolean> = {
  population: false,
  'civil-status': true,
  residence: true,
  'social-insurance': true,
  identity: true,
  'social-affairs': true,
  health: false,
};
export const decidingAgencies: readonly AgencyId[] = agencyIds.filter((id) => decides[id]);
