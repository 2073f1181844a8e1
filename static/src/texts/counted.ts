type Forms = { readonly [Rule in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** How a language says how many of something there are: in its digits and its own plural forms, as `1 invoice` and `1,200 invoices`. */
export function countedIn(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return (count, forms) => `${digits.format(count)} ${forms[rules.select(count)] ?? forms.other}`;
}
