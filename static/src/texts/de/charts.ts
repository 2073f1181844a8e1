import type { Texts } from '../en';

export const charts: Texts['charts'] = {
  show: 'Als Tabelle zeigen',
  hide: 'Tabelle ausblenden',
};
