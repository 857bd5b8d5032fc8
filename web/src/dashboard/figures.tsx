/** The figures of all cases, each part beside its whole. */
import type { Schemas } from '../http/shapes';
import { useTexts } from '../i18n/index';

export const figureGroups = [
  ['received', ['total', 'online', 'counter', 'carried']],
  ['solved', ['total', 'early', 'onTime', 'late']],
  ['pending', ['total', 'inTime', 'late']],
] as const;

export function Figures({ figures }: { figures: Schemas['Figures'] }) {
  const { t } = useTexts();
  return (
    <div className="figures">
      {figureGroups.map(([group, parts]) => (
        <section key={group} aria-labelledby={`figures-${group}`}>
          <h2 id={`figures-${group}`}>{t(`figures.${group}`)}</h2>
          <dl className="pairs">
            {parts.map((part) => (
              <div key={part}>
                <dt>{t(`figure.${part}`)}</dt>
                <dd className="number" data-testid={`figure-${group}.${part}`}>
                  {(figures[group] as Readonly<Record<string, number>>)[part]}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
