import './project.css';
import { mount } from '../shared/mount';
import { ProjectPage } from './project-page';

void mount(<ProjectPage />);
