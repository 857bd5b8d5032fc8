import { z } from 'zod';
import { Name, Person, Phone, Text } from '../../../domain/schemas/common';

/** Form `shop/1`. */
export const ShopDeclaration = z
  .object({
    owner: Person.required({ personalId: true }).extend({ phone: Phone.optional() }),
    sign: Name,
    kitchen: Text(100),
    scope: z.array(z.enum(['licence', 'kitchen', 'sign', 'subsidy'])).min(1),
  })
  .meta({ id: 'ShopDeclaration' });
export type ShopDeclaration = z.infer<typeof ShopDeclaration>;
