import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { formatsFor, type Formats } from './formats';
import type { Where } from './platform';

export type { Formats };

const WhereContext = createContext<Where>({ locale: 'en' });

export function WhereProvider({ where, children }: { readonly where: Where; readonly children: ReactNode }) {
  return <WhereContext.Provider value={where}>{children}</WhereContext.Provider>;
}

export function useWhere(): Where {
  return useContext(WhereContext);
}

/** How this reader writes money and days. */
export function useFormats(): Formats {
  const { locale, timeZone } = useWhere();
  return useMemo(() => formatsFor(locale, timeZone), [locale, timeZone]);
}
