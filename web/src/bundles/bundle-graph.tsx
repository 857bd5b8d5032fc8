/** Steps as boxes from left to right, each column after all that its boxes wait for. */
import type { Bundle, Schemas } from '../http/shapes';
import { useTexts } from '../i18n/index';
import { termText } from './term-text';

const box = { width: 220, height: 92, gapX: 70, gapY: 20 };

interface Placed {
  step: Schemas['BundleStep'];
  x: number;
  y: number;
}

function placed(steps: readonly Schemas['BundleStep'][]): Placed[] {
  const columnOf = (step: Schemas['BundleStep']): number =>
    Math.max(-1, ...steps.filter(({ id }) => step.after.includes(id)).map(columnOf)) + 1;
  const rows = new Map<number, number>();
  return steps.map((step) => {
    const column = columnOf(step);
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { step, x: column * (box.width + box.gapX) + 2, y: row * (box.height + box.gapY) + 2 };
  });
}

export function BundleGraph({ bundle }: { bundle: Bundle }) {
  const { t, language } = useTexts();
  const all = placed(bundle.steps);
  const width = Math.max(...all.map(({ x }) => x)) + box.width + 4;
  const height = Math.max(...all.map(({ y }) => y)) + box.height + 4;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      role="group"
      aria-label={t('bundle.graph')}
    >
      {all.flatMap((to) =>
        all
          .filter(({ step }) => to.step.after.includes(step.id))
          .map((from) => <Edge key={`${from.step.id}-${to.step.id}`} from={from} to={to} />),
      )}
      {all.map(({ step, x, y }) => (
        <g key={step.id} data-testid={`graph-step-${step.id}`}>
          <rect className="graph-box" x={x} y={y} width={box.width} height={box.height} rx={4} />
          <foreignObject x={x} y={y} width={box.width} height={box.height}>
            <div className="graph-text">
              <strong>{step.names[language]}</strong>
              <span>{step.agencyNames[language]}</span>
              <span>{termText(step.term, t)}</span>
            </div>
          </foreignObject>
        </g>
      ))}
    </svg>
  );
}

function Edge({ from, to }: { from: Placed; to: Placed }) {
  const x1 = from.x + box.width;
  const y1 = from.y + box.height / 2;
  const y2 = to.y + box.height / 2;
  const middle = x1 + box.gapX / 2;
  return (
    <path
      className="graph-edge"
      d={`M${String(x1)} ${String(y1)} H${String(middle)} V${String(y2)} H${String(to.x - 8)} l0 -5 l8 5 l-8 5 l0 -5`}
    />
  );
}
