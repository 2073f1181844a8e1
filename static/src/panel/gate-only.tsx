import type { PanelView } from '../../../src/handlers/pages/api';
import { GateBox } from '../gate/gate-box';
import type { Message } from '../shared/result';
import type { Loader } from '../shared/use-answer';
import { t } from '../texts';

type GateOnly = Extract<PanelView, { state: 'gate_only' }>;

/** For somebody whom the contract names to let its work pass, and who sees no money. */
export function GateOnlyPanel({ view, loader, message }: { readonly view: GateOnly; readonly loader: Loader<PanelView>; readonly message: Message }) {
  const { name, ...seen } = view.milestone;
  const done = async (text: string): Promise<void> => {
    await loader.refresh();
    message.say(text);
  };
  return (
    <>
      <h2 className="break">{name}</h2>
      <p className="subtle">{t.gate.pass.onlyGate}</p>
      <GateBox gate={view.gate} pass={view.pass} seen={seen} onBusy={() => undefined} onDone={done} />
    </>
  );
}
