import './project.css';
import { mount } from '../shared/mount';
import { projectTexts } from '../texts/pages/project';
import { ProjectPage } from './project-page';

void mount(<ProjectPage />, projectTexts);
