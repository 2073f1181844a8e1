import { mount } from '../shared/mount';
import { FinancePage } from './finance-page';

void mount(<FinancePage />);
