/** Why an app can't be registered with a redirect URI, or undefined: https, or http on localhost by that name. */
export function refuseRedirectUri(uri: string): string | undefined {
  if (!URL.canParse(uri)) return 'The redirect URI is not an address.';
  const { protocol, hostname, hash } = new URL(uri);
  if (hash !== '') return 'The redirect URI must not have a fragment.';
  return protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost') ? undefined : 'The redirect URI must be https, or http://localhost.';
}
