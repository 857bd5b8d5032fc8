/** Provinces and communes, fetched once when a page needs them: the list is larger than all texts. */
import { useQuery } from '@tanstack/react-query';

export interface Unit {
  code: string;
  name: string;
}
export interface Province extends Unit {
  communes: Unit[];
}
export type UnitNames = (code: string) => string | undefined;

async function fetchProvinces(): Promise<Province[]> {
  const { default: units } = await import('../../../procedures/shared/data/administrative-units.json');
  return units.provinces;
}

export function useProvinces(): Province[] {
  const { data } = useQuery({ queryKey: ['provinces'], queryFn: fetchProvinces, staleTime: Infinity });
  return data ?? [];
}

export function useUnitNames(): UnitNames {
  const { data } = useQuery({
    queryKey: ['unit-names'],
    queryFn: async () => {
      const provinces = await fetchProvinces();
      const all = provinces.flatMap((province) => [province, ...province.communes]);
      return new Map(all.map(({ code, name }) => [code, name]));
    },
    staleTime: Infinity,
  });
  return (code) => data?.get(code);
}
