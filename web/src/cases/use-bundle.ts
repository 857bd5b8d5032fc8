/** Bundles of the catalogue as they stood on a day, with what their steps are called. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../http/client';
import type { Bundle } from '../http/shapes';
import { useTexts } from '../i18n/index';

/** Undefined while it is fetched, and of a task that belongs to no case of ours. */
export function useBundle(id: string | null, on?: string): Bundle | undefined {
  const { data } = useQuery({
    queryKey: ['bundle', id, on],
    queryFn: () => call('get', '/v1/bundles/{id}', { path: { id: id ?? '' }, query: { on } }),
    enabled: id !== null,
    staleTime: Infinity,
  });
  return data;
}

/** Every bundle of the catalogue, in the edition in force; none while they are fetched. */
export function useBundles(): readonly Bundle[] {
  const { data } = useQuery({
    queryKey: ['bundles'],
    queryFn: () => call('get', '/v1/bundles'),
    staleTime: Infinity,
  });
  return data?.data ?? [];
}

/** What steps are called, in the editions in force; the code where it is not known. */
export function useStepNames(): (bundle: string | null, step: string) => string {
  const { language } = useTexts();
  const bundles = useBundles();
  return (bundle, step) =>
    bundles.find(({ id }) => id === bundle)?.steps.find(({ id }) => id === step)?.names[language] ?? step;
}

export function useBundleNames(): (bundle: string) => string {
  const { language } = useTexts();
  const bundles = useBundles();
  return (bundle) => bundles.find(({ id }) => id === bundle)?.names[language] ?? bundle;
}

/** Step ids are one in all bundles. */
export function useAnyStepName(): (step: string) => string {
  const name = useStepNames();
  return (step) =>
    ['birth', 'death'].map((bundle) => name(bundle, step)).find((text) => text !== step) ?? step;
}
