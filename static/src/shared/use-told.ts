import { useMemo } from 'react';
import { t } from '../texts';
import { sayActivity, type EventView } from '../texts/say-activity';
import { saidWith } from './use-said';
import { useFormats } from './where';

/** Says what happened, in the reader's language. Apart from `use-said`: not every page shows the record, whose sentences are many. */
export function useTold(): (event: EventView) => string {
  const formats = useFormats();
  return useMemo(() => {
    const { problem } = saidWith(formats);
    return (event) => sayActivity(event, t.activity, { phrases: t.phrases, formats }, (found) => problem(found).message);
  }, [formats]);
}
