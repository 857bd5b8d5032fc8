/** What people change in a declaration, each in a few versions, so that a change may also lead back. */

export type Sections = Readonly<Record<string, object>>;

/** Another version of a declaration, the same for the same number. */
export type Alter = (declaration: Sections, version: number) => Sections;

/** In the dossiers of all steps. */
const withName: Alter = (declaration, version) => {
  const who = 'child' in declaration ? 'child' : 'deceased';
  const name = `Trần Minh Đặng ${'I'.repeat((version % 3) + 1)}`;
  return { ...declaration, [who]: { ...declaration[who], name } };
};

/** In the dossier of the civil act alone, and in what is told of it; what it brings may change those of the others. */
const withAct: Alter = (declaration, version) =>
  'child' in declaration
    ? { ...declaration, child: { ...declaration.child, ethnicity: ['Kinh', 'Tày', 'Thái'][version % 3] } }
    : { ...declaration, deceased: { ...declaration['deceased'], cause: `Tuổi già ${version % 3}` } };

/** Each in the dossier of one later step alone. */
const withResidence: Alter = (declaration, version) => ({
  ...declaration,
  residence: { ...declaration['residence'], address: addressOf(version) },
});
const withInsurance: Alter = (declaration, version) => ({
  ...declaration,
  healthInsurance: { facilityCode: '79024', paperCard: version % 2 === 1 },
});
const withCard: Alter = (declaration, version) => ({
  ...declaration,
  identityCard: { ...declaration['identityCard'], deliveryAddress: addressOf(version) },
});
const withFuneral: Alter = (declaration, version) => {
  const account = String(version % 3).padStart(13, '0');
  const payment = { method: 'bank', bank: 'VCB', account, holder: 'Trần Văn Đạt' };
  return { ...declaration, funeral: { ...declaration['funeral'], payment } };
};
const withSurvivors: Alter = (declaration, version) => {
  const { survivors } = declaration;
  const [first, ...rest] = Array.isArray(survivors) ? (survivors as object[]) : [];
  const name = `Lê Thị Hòa ${'I'.repeat((version % 3) + 1)}`;
  return { ...declaration, survivors: [{ ...first, name }, ...rest] };
};

/** Several in one, for steps that stand side by side. */
const together =
  (...alters: Alter[]): Alter =>
  (declaration, version) =>
    alters.reduce((altered, alter) => alter(altered, version), declaration);

/** What may be corrected in a case of each bundle. */
export const corrections: Record<string, Alter[]> = {
  birth: [withName, withAct, together(withResidence, withCard), withResidence, withInsurance, withCard],
  death: [withName, withAct, together(withFuneral, withSurvivors), withFuneral, withSurvivors],
};

const addressOf = (version: number) => ({
  province: '79',
  commune: '26740',
  detail: `${version % 3} Lê Lợi`,
});

/** In none: what is supplied, or edited for one step, is not for the others to follow. */
export const withPhone: Alter = (declaration, version) => {
  const phone = `09${String(version).padStart(8, '0')}`;
  return { ...declaration, applicant: { ...declaration['applicant'], phone } };
};
