export { labelIn as wordIn } from '../../../domain/labels';
