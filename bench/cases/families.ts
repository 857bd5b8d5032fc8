/** As many different families as a run needs, on record at the simulators like any other. */
import type { Ready } from '../../runtime/stack/ready';
import { prepareRecords } from '../../cli/start/prepare';
import { atATime } from '../measure/at-a-time';
import { bereavedFamily } from './bereaved-family';
import type { CaseKind } from './case-kind';
import { newbornsFamily } from './newborns-family';
import type { Posted, PreparedFamily } from './prepared-family';

/** By serial number (from 1, up to six digits); no two kinds share a person. */
const familyFor: Record<CaseKind, (serial: number) => PreparedFamily> = {
  birth: newbornsFamily,
  death: bereavedFamily,
};

const preparedAtATime = 8;

export class Families {
  private serial = 0;

  constructor(private readonly agencies: Ready['agencies']) {}

  /** What new families post, whose people and papers are on record by then. */
  async prepare(kind: CaseKind, count: number): Promise<Posted[]> {
    const numbers = Array.from({ length: count }, () => ++this.serial);
    return atATime(numbers, preparedAtATime, async (serial) => {
      const { records, posted } = familyFor[kind](serial);
      await prepareRecords(this.agencies, [records]);
      return posted;
    });
  }
}
