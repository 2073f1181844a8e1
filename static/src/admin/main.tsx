import { mount } from '../shared/mount';
import { adminTexts } from '../texts/pages/admin';
import { AdminPage } from './admin-page';

void mount(<AdminPage />, adminTexts);
