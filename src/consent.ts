/** The door to which Xero's consent page leads back: opened once in a long while, so nothing else should load what it needs. */
export { onXeroConsent } from './handlers/consent-return';
