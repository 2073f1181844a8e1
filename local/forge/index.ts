import { Forge } from './forge';
import type { ForgeOptions } from './options';
import { installGlobals } from './runtime/globals';

// Whatever imports the platform before the app has the globals in place by then: @forge/api keeps the fetch it finds.
installGlobals();

/**
 * The local Forge: runs an app's unmodified code and @forge packages for one site. Call `start()` once what it is connected
 * to is ready. Throws ManifestRefused when Forge would not deploy the manifest.
 */
export function createForge(options: ForgeOptions): Forge {
  return new Forge(options);
}

export { Forge };
export type { ForgeOptions, Latency } from './options';
export { loadBundles, modulesAtHand, AppRefused, type Exports, type LoadApp } from './runtime/app';
export type { EnvironmentType, Licence } from './runtime/installation';
export type { InvocationRequest, InvocationResult } from './runtime/invoker';
export { InvokeFailed } from './modules/resolvers';
export { parseManifest, readManifest, checkManifest, type Manifest } from './manifest/manifest';
export { ManifestRefused, type ManifestProblem } from './manifest/refused';
export { DEFAULT_SWITCHES, PUBLISHED_RATES, type RateLimits, type Switches } from './switches';
export type { CallFault, CallPoint, DeliveryFault, DeliveryPoint, FaultPolicy } from './faults/policy';
export { scriptedFaults, type ScriptedFaults } from './faults/scripted';
export { seededFaults, type FaultRates, type SeededFaults } from './faults/seeded';
export type { Incident, IncidentKind } from './incidents';
export { costOf, PRICES, type Cost } from './meter/cost';
export { usedBetween } from './meter/meter';
