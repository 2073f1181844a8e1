import { mount } from '../shared/mount';
import { contextTexts } from '../texts/pages/context';
import { ContextPage } from './context-page';

void mount(<ContextPage />, contextTexts);
