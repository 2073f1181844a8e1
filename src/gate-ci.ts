/** The door at which builds ask for a release: a build waits for it, so nothing else should load with it. */
export { onReleaseGate } from './handlers/gate-ci';
