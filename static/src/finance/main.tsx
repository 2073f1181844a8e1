import { mount } from '../shared/mount';
import { financeTexts } from '../texts/pages/finance';
import { FinancePage } from './finance-page';

void mount(<FinancePage />, financeTexts);
