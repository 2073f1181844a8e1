import { mount } from '../shared/mount';
import { gateRuleTexts } from '../texts/pages/gate-rule';
import { RulePage } from './rule-page';

void mount(<RulePage />, gateRuleTexts);
