import type { Phrases } from '../say-value';

/** Records are written in English words already. */
export const phrases: Phrases = {};
