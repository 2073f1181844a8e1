import { decimal, type Money } from '../../../billing/money';
import type { MoneyView } from '../api';

export const moneyView = (money: Money): MoneyView => ({ amount: decimal(money), currency: money.currency });
