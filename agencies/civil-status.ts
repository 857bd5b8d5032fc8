import { BirthDossier } from '../domain/schemas/dossiers';
import { CivilActResult } from '../domain/schemas/step-results';
import { dayOf } from '../domain/viet-nam-time';
import { birthCertificate, type BirthCertificate, personalNumber } from './enquiries';
import { objectionToPersons } from './persons-check';
import { type CaseFile, defineAct, type Grant, type Objection, type Serial } from './shell/act';
import type { AgencyDefinition } from './shell/agency';

/** How long the clerk waits for other bodies; after that the birth is granted on a provisional paper (contract §4). */
const patienceMs = 10_000;
/** A volume of the book has this many pages, one entry a page. */
const pagesOfVolume = 200;

const birth = defineAct({
  step: 'birth',
  effect: 'birth-registered',
  alreadyOpen: 'already-registered',
  reversedOnlyOnDecision: true,
  dossier: BirthDossier,
  subject: ({ child }) => child.birthCertificateNumber,
  examine: async (dossier, file) => {
    const untilMs = file.startedAt + patienceMs;
    // Not the parents: a mother may have died at the birth.
    const acting = [dossier.applicant.personalId];
    const [persons, certificate] = await Promise.all([
      objectionToPersons(file, { acting }, untilMs),
      objectionFromCertificate(dossier, file, untilMs),
    ]);
    return certificate ?? persons;
  },
  grant: async (dossier, file) => {
    const personalId = await numberFor(dossier, file, file.startedAt + patienceMs);
    return entered(dossier, file, personalId);
  },
  complete: async (dossier, file, result) => {
    const personalId = await numberFor(dossier, file);
    const { book, registeredOn } = CivilActResult.parse(result);
    return { personalId, book, registeredOn };
  },
});

export const civilStatus: AgencyDefinition = { id: 'civil-status', acts: [birth] };

/** The record must contradict: a paper the health sector does not hold is believed, a child's name may differ. */
async function objectionFromCertificate(
  { child, mother }: BirthDossier,
  file: CaseFile,
  untilMs: number,
): Promise<Objection | undefined> {
  const number = child.birthCertificateNumber;
  if (number === undefined) return undefined;
  const answer = await file.ask(birthCertificate, { number }, { caseId: file.caseId, untilMs });
  const certificate = answer?.certificate;
  return certificate && contradicts(certificate, child.bornAt, mother?.personalId)
    ? { decision: 'refused', code: 'certificate-mismatch' }
    : undefined;
}

function contradicts(certificate: BirthCertificate, bornAt: string, motherId: string | undefined): boolean {
  const otherInstant = Date.parse(certificate.child.bornAt) !== Date.parse(bornAt);
  return otherInstant || (motherId !== undefined && motherId !== certificate.motherId);
}

/** Undefined when the population database has not answered by `untilMs`; a number is never made up here. */
async function numberFor(
  { child, office }: BirthDossier,
  file: CaseFile,
  untilMs?: number,
): Promise<string | undefined> {
  const answer = await file.ask(
    personalNumber,
    {
      dossierKey: file.dossierKey,
      sex: child.sex,
      bornOn: dayOf(Date.parse(child.bornAt)),
      province: office.province,
    },
    { caseId: file.caseId, ...(untilMs === undefined ? {} : { untilMs }) },
  );
  return answer?.personalId;
}

function entered({ office }: BirthDossier, file: CaseFile, personalId: string | undefined): Grant {
  const registeredOn = dayOf(Date.now());
  const year = registeredOn.slice(0, 4);
  const serial = file.nextSerial(`birth/${office.commune}/${year}`);
  const result: CivilActResult = {
    book: bookEntry(serial, year),
    registeredOn,
    ...(personalId === undefined ? { personalId: null, provisional: true } : { personalId }),
  };
  return { result, serial, unfinished: personalId === undefined };
}

function bookEntry({ number }: Serial, year: string): CivilActResult['book'] {
  const volume = Math.ceil(number / pagesOfVolume);
  return {
    number: String(number),
    volume: `${String(volume).padStart(2, '0')}/${year}`,
    page: String(((number - 1) % pagesOfVolume) + 1),
  };
}
