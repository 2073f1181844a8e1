/**
 * How stored records are read back. They are read strictly: money hangs on them, so a record that is not what was written is an error, never a guess. A
 * field that a schema forgot would be lost at the next write, which is why schema.test.ts holds each schema against its type.
 */
export { activitySchema } from './activity';
export { moneySchema } from './basics';
export { changeOrderSchema } from './change-order';
export { contractSchema } from './contract';
export { invoiceSchema, mirrorSchema } from './invoice';
export { causeSchema } from './milestone';
export { organisationSchema } from './organisation';
export { problemSchema } from './problem';
export { scopeItemSchema, scopeSchema } from './scope';
export { termsSchema } from './terms';
