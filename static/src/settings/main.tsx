import { mount } from '../shared/mount';
import { SettingsPage } from './settings-page';

void mount(<SettingsPage />);
