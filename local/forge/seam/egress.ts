/** Whether the manifest lets the backend call an address: protocol and host, as Forge's egress filter decides; paths don't count. */
export function mayReach(url: URL, allowed: readonly string[]): boolean {
  if (url.protocol !== 'https:') return false;
  return allowed.some((address) => {
    if (address === '*') return true;
    const pattern = hostPattern(address);
    return pattern !== undefined && pattern.test(url.hostname);
  });
}

function hostPattern(address: string): RegExp | undefined {
  const [protocol, rest] = address.includes('://') ? address.split('://') : ['https', address];
  const host = rest?.split(/[/:?#]/)[0];
  if (protocol !== 'https' || host === undefined || host === '') return undefined;
  const escaped = host.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, 'i');
}

/** Requests a function may make in each minute of its time limit (limits-invocation). */
export const EGRESS_PER_RUNTIME_MINUTE = 100;

export function egressAllowance(timeoutSeconds: number): number {
  return EGRESS_PER_RUNTIME_MINUTE * Math.ceil(timeoutSeconds / 60);
}
