/** Birth cases on {@link FakeTemporalCase}, as tests tell them. */
import { bringCase } from './bring-case';
import { birthDeclaration } from './declarations';
import { filedCase } from './filed-case';
import { skip } from './orders';
import type { Prefix } from './prefixes';
import { FakeTemporalCase } from './fake-temporal-case';
import { refuse } from './words';

export const granted = { first: 'granted', later: ['granted', 'granted', 'granted'] } as const;
export const declaration = birthDeclaration();

const detail = '14 Lê Lợi';
/** Declared otherwise for the residence and the identity card, and for no other step. */
export const moved = {
  ...declaration,
  residence: { ...declaration.residence, address: { ...declaration.residence.address, detail } },
  identityCard: { deliveryAddress: { ...declaration.identityCard.deliveryAddress, detail } },
};

export async function broughtTo(
  prefix: Prefix,
  filed: { calendar?: string } = {},
): Promise<FakeTemporalCase> {
  const { one } = await bringCase(
    FakeTemporalCase.begin,
    filedCase({ bundle: 'birth', declaration, ...filed }),
    prefix,
  );
  return one;
}

/** Its agency will not have a step corrected, and the operator goes on without that. */
export async function refusedAndSkipped(one: FakeTemporalCase, step: string): Promise<void> {
  await one.untilQuiet();
  await one.decide(step, refuse());
  await one.untilQuiet();
  await one.order(skip(step));
}
