import { mount } from '../shared/mount';
import { settingsTexts } from '../texts/pages/settings';
import { SettingsPage } from './settings-page';

void mount(<SettingsPage />, settingsTexts);
