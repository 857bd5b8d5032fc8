/** What the operations are about, in the order of their description. */
export const tags = [
  { name: 'catalogue', description: 'What can be filed, and by when it is due' },
  { name: 'cases', description: 'Filing cases and reading them' },
  {
    name: 'orders',
    description: 'Orders to a case: one effect and equal answers under one Idempotency-Key',
  },
  { name: 'tasks', description: 'Work lists of agencies whose clerks decide here' },
  { name: 'documents', description: 'Papers that people bring, and that cases refer to' },
  { name: 'tracking', description: 'For citizens, by their tracking code' },
  { name: 'sessions', description: 'For the console: signing in, and the session of a browser' },
  { name: 'users', description: 'Colleagues, and who stands in for whom' },
  { name: 'agencies', description: 'For agencies, through the gateway' },
  { name: 'operations', description: 'For operators, on what is stuck and what is owed' },
  { name: 'health', description: 'For operators' },
  { name: 'docs', description: 'This description' },
];
