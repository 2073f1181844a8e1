import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { MoneyView } from '../../../src/handlers/pages/api';
import { formatDate, formatInstant, formatTime } from './dates';
import { formatMoney } from './money';
import type { Where } from './platform';

const WhereContext = createContext<Where>({ locale: 'en' });

export function WhereProvider({ where, children }: { readonly where: Where; readonly children: ReactNode }) {
  return <WhereContext.Provider value={where}>{children}</WhereContext.Provider>;
}

export function useWhere(): Where {
  return useContext(WhereContext);
}

/** How this reader writes money and days. */
export interface Formats {
  readonly money: (money: MoneyView) => string;
  readonly date: (calendarDate: string) => string;
  readonly instant: (iso: string) => string;
  readonly time: (iso: string) => string;
}

export function useFormats(): Formats {
  const { locale, timeZone } = useWhere();
  return useMemo(
    () => ({
      money: (money) => formatMoney(money, locale),
      date: (calendarDate) => formatDate(calendarDate, locale),
      instant: (iso) => formatInstant(iso, locale, timeZone),
      time: (iso) => formatTime(iso, locale, timeZone),
    }),
    [locale, timeZone],
  );
}
