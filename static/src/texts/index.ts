import { en, type Texts } from './en';

/** Every sentence the pages say. Pages never write their own. */
export const t: Texts = en;
