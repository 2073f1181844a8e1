import { mount } from '../shared/mount';
import { ContextPage } from './context-page';

void mount(<ContextPage />);
