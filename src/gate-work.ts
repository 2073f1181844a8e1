/** The door of what the release gate does by itself, which nobody waits for: apart from what bills, so that neither loads the other's code. */
export { onGateWork, onVersionReleased } from './handlers/gate-work';
