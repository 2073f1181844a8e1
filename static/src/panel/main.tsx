import './panel.css';
import { mount } from '../shared/mount';
import { PanelPage } from './panel-page';

void mount(<PanelPage />);
