const GST = new Set(['AU', 'NZ', 'SG', 'IN', 'CA', 'PG', 'MV', 'JE']);
const VAT = new Set([
  'GB', 'IM', 'IE', 'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT',
  'RO', 'SE', 'SI', 'SK', 'NO', 'CH', 'IS', 'ZA', 'AE', 'SA', 'BH', 'OM', 'KE', 'NG', 'GH', 'MU', 'PH', 'FJ', 'TH', 'VN', 'KR', 'CN',
]);

/** What people of a country (ISO 3166, two letters) call the tax on sales; `tax` where it has another name, or none. */
export function salesTaxName(countryCode: string): string {
  if (GST.has(countryCode)) return 'GST';
  return VAT.has(countryCode) ? 'VAT' : 'tax';
}
