import { admin } from './en/admin';
import { panel } from './en/panel';
import { project } from './en/project';
import { settings } from './en/settings';
import { shared } from './en/shared';
import { words } from './en/words';

/** The English catalogue, and by its type the list of what any other language has to say. */
export const en = { shared, words, panel, project, settings, admin };

export type Texts = typeof en;
