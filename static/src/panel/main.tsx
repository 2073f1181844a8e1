import './panel.css';
import { mount } from '../shared/mount';
import { panelTexts } from '../texts/pages/panel';
import { PanelPage } from './panel-page';

void mount(<PanelPage />, panelTexts);
