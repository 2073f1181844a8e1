import { mount } from '../shared/mount';
import { ProjectPage } from './project-page';

void mount(<ProjectPage />);
