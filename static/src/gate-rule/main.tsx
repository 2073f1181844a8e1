import { mount } from '../shared/mount';
import { RulePage } from './rule-page';

void mount(<RulePage />);
