import { mount } from '../shared/mount';
import { AdminPage } from './admin-page';

void mount(<AdminPage />);
