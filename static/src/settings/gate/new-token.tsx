import Button from '@atlaskit/button/new';
import { CopyText } from '../../shared/copy-text';
import { Notice } from '../../shared/notice';
import { useFocusOnShow } from '../../shared/use-focus';
import { t } from '../../texts';

/** A token's text, for as long as it is shown: it can't be read again. */
export function NewToken({ name, text, onDone }: { readonly name: string; readonly text: string; readonly onDone: () => void }) {
  const texts = t.gate.settings;
  const shown = useFocusOnShow<HTMLDivElement>();
  return (
    <div ref={shown} tabIndex={-1}>
      <Notice kind="success" title={texts.shownTitle(name)}>
        <p>{texts.shownBody}</p>
        <CopyText text={text} what={texts.shownText} />
        <div><Button onClick={onDone}>{texts.shownDone}</Button></div>
      </Notice>
    </div>
  );
}
