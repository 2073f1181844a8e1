/** One thing in the manifest that Forge would not deploy. */
export interface ManifestProblem {
  /** Where: dotted path into the manifest. */
  readonly path: string;
  readonly message: string;
}

/** Thrown when a manifest would not deploy; holds every reason that was found. */
export class ManifestRefused extends Error {
  override readonly name = 'ManifestRefused';
  constructor(readonly problems: readonly ManifestProblem[]) {
    super(`Forge would refuse this manifest:\n${problems.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`);
  }
}
