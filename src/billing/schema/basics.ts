import * as z from 'zod/mini';
import { parseCalendarDate, type CalendarDate } from '../calendar-date';
import { isCurrency, type CurrencyCode } from '../currency';

/** A brand is given back to what was branded when it was written: any text that is not empty. */
export const id = <T extends string>() => z.custom<T>((value) => typeof value === 'string' && value !== '');

export const currencySchema = z.custom<CurrencyCode>((value) => typeof value === 'string' && isCurrency(value));
export const moneySchema = z.object({ minor: z.int(), currency: currencySchema });
export const dateSchema = z.custom<CalendarDate>((value) => typeof value === 'string' && parseCalendarDate(value) !== undefined);
/** ISO, UTC. */
export const instantSchema = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))));
/** Counts from `first`. */
export const countSchema = (first: number) => z.int().check(z.minimum(first));
