/** Corrects what was declared, by decision of an authority: the form as it stands, typed over. */
import { useDeclaration } from '../cases/use-declaration';
import { PurposeForm } from '../cases/purpose-form';
import { useBundle } from '../cases/use-bundle';
import { Fields } from '../file/fields';
import { fieldId } from '../file/field';
import type { Typed } from '../file/declared';
import { asNode, nodeAt, sectionTitle, type Node } from '../form/schema';
import type { Bundle, Schemas } from '../http/shapes';
import { isBelow } from '../../../domain/json-pointer';
import { useTexts } from '../i18n/index';
import { ProblemSummary } from '../parts/error-summary';
import { Waiting } from '../parts/waiting';
import { changesOf, typedOf } from './changes';
import { DecisionOfAuthority, OrderReason } from './decision-fields';
import { OrderFlow } from './order-flow';
import { decisionOf, fieldOf } from './order-form';
import { OrderPage, type FormProps } from './order-page';
import { useOrderForm } from './use-order-form';

export function CorrectPage() {
  const { t } = useTexts();
  return (
    <OrderPage
      title={t('order.correction')}
      order="correction"
      form={(props) => <WithDeclaration {...props} />}
    />
  );
}

/** Only what the giver sees can be corrected. */
function WithDeclaration(props: FormProps) {
  const { caseId, bundle, edition } = props.view;
  const { data, error, needsPurpose } = useDeclaration(caseId);
  const form = useBundle(bundle, edition);
  if (needsPurpose) return <PurposeForm caseId={caseId} />;
  if (error) return <ProblemSummary error={error} />;
  if (!data || !form) return <Waiting />;
  return <CorrectForm {...props} bundle={form} shown={data} />;
}

interface CorrectFormProps extends FormProps {
  bundle: Bundle;
  shown: Schemas['ShownDeclaration'];
}

function CorrectForm({ view, order, first, bundle, shown }: CorrectFormProps) {
  const { form, change, draft, onGiven } = useOrderForm(view, 'correction', order, first);
  const root = asNode(bundle.declarationSchema);
  const before = typedOf(shown.declaration, root);
  const changes = changesOf({ before, changed: form.changed, declaration: shown.declaration, root });
  const body = { changes, decision: decisionOf(form), reason: form.reason.trim() };
  const set = (pointer: string, value: Typed[string]): void =>
    change({ changed: { ...form.changed, [pointer]: value } });
  return (
    <OrderFlow
      view={view}
      order={{ kind: 'correction', caseId: view.caseId, body }}
      {...{ draft, onGiven }}
      fieldOf={(pointer) => fieldOfChange(pointer, changes)}
    >
      <div className="dense stack">
        <Sections root={root} typed={{ ...before, ...form.changed }} change={set} hidden={shown.hidden} />
      </div>
      <DecisionOfAuthority form={form} change={change} />
      <OrderReason form={form} change={change} />
    </OrderFlow>
  );
}

interface SectionsProps {
  root: Node;
  typed: Typed;
  change: (pointer: string, value: Typed[string]) => void;
  hidden: readonly string[];
}

function Sections({ root, typed, change, hidden }: SectionsProps) {
  const { language } = useTexts();
  const isHidden = (pointer: string): boolean => hidden.some((above) => isBelow(pointer, above));
  return Object.keys(root.properties ?? {})
    .filter((section) => !isHidden(`/${section}`))
    .map((section) => (
      <fieldset key={section} className="group stack">
        <legend>{sectionTitle(root, section, language)}</legend>
        <Fields
          root={root}
          node={nodeAt(root, `/${section}`) ?? {}}
          pointer={`/${section}`}
          {...{ typed, change, isHidden }}
        />
      </fieldset>
    ));
}

/** `/changes/0/value` is about the field of the first change. */
function fieldOfChange(pointer: string, changes: readonly { pointer: string }[]): string {
  const index = /^\/changes\/(\d+)/.exec(pointer)?.[1];
  return index === undefined ? fieldOf(pointer) : fieldId(changes[Number(index)]?.pointer ?? '');
}
