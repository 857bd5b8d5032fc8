import type { Filing, SampleRecords } from '../../cli/samples/sample';

/** What a portal posts; it is received when it is posted. */
export type Posted = Pick<Filing, 'bundle' | 'declaration'>;

export interface PreparedFamily {
  records: SampleRecords;
  posted: Posted;
}
