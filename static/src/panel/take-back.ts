import type { Answer, PanelView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';
import { t } from '../texts';
import type { Reversal } from './undo';

/** Takes it back, as far as it can still be. */
export async function takeBack(reversal: Reversal): Promise<Answer<PanelView>> {
  switch (reversal.call) {
    case 'panel.unhold':
      return call(reversal.call, reversal.payload);
    case 'panel.hold':
      return call(reversal.call, reversal.payload);
    case 'panel.tag':
      return call(reversal.call, reversal.payload);
  }
}

export function takenBack({ call: name }: Reversal): string {
  const texts = t.panel.done;
  return name === 'panel.unhold' ? texts.unheld : name === 'panel.hold' ? texts.held : texts.tagged;
}
