/** People at work in the console, by keyboard alone, on one system. */
import { usePlace } from './support/place';
import { describeAbsence } from './walks/absence';
import { describeCounter } from './walks/counter';
import { describeEveryPage } from './walks/every-page';
import { describeNoTrace } from './walks/no-trace';
import { describeOperator } from './walks/operator';
import { describePapers } from './walks/papers';
import { describeQueue } from './walks/queue';
import { describeSupervisor } from './walks/supervisor';
import { describeTask } from './walks/task';
import { describeWholeCases } from './walks/whole-cases';

jest.setTimeout(180_000);

const place = usePlace();

describe('a task', () => describeTask(place));
describe('a list of work', () => describeQueue(place));
describe('papers', () => describePapers(place));
describe('a supervisor', () => describeSupervisor(place));
describe('a counter', () => describeCounter(place));
describe('an operator', () => describeOperator(place));
describe('absence', () => describeAbsence(place));
describe('whole cases', () => describeWholeCases(place));
describe('every page', () => describeEveryPage(place));
// Last, when all have left.
describe('what is left behind', () => describeNoTrace(place));
