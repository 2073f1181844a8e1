import { useEffect, useState } from 'react';
import type { PageCalls, PreviewView, ProblemView } from '../../../src/handlers/pages/api';
import { call } from '../shared/call';

/** Long enough that a number is typed before it is asked about. */
const PAUSE_MS = 350;

export interface Preview {
  readonly busy: boolean;
  /** The last answer; kept while the next one is on its way, so that the page does not flicker. */
  readonly view?: PreviewView;
  readonly problems: readonly ProblemView[];
}

/** What the milestone as typed would do; asked again after each pause in typing. Nothing to ask about: nothing shown. */
export function usePreview(input: PageCalls['panel.preview'][0] | undefined): Preview {
  const [preview, setPreview] = useState<Preview>({ busy: false, problems: [] });
  const question = input === undefined ? '' : JSON.stringify(input);
  useEffect(() => {
    if (input === undefined) {
      setPreview({ busy: false, problems: [] });
      return undefined;
    }
    let overtaken = false;
    setPreview((before) => ({ ...before, busy: true }));
    const timer = setTimeout(() => {
      void call('panel.preview', input).then((answer) => {
        if (overtaken) return;
        setPreview(answer.ok ? { busy: false, view: answer.data, problems: [] } : { busy: false, problems: answer.problems });
      });
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
    // The question is the input's content; its identity changes with every render.
  }, [question]);
  return preview;
}
