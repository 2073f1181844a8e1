/** The door of the pages, in a bundle of its own: a queue's consumer should not load what only they need, nor they what only it needs. */
export { pages } from './handlers/pages/resolver';
