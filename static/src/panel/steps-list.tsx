import type { MilestoneView } from '../../../src/handlers/pages/api';
import { Steps } from '../shared/steps';
import { t } from '../texts';
import { stepsOf } from './steps';

export function StepsList({ milestone }: { readonly milestone: MilestoneView }) {
  return <Steps title={t.panel.steps.title} steps={stepsOf(milestone)} />;
}
