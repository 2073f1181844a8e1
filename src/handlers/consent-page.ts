import { problemInEnglish } from '../../static/src/texts/english';
import type { Finished } from '../operations/finish-consent';

/**
 * What a person sees who comes back from Xero's consent: a page of a few sentences, without scripts, cookies or anything to load. It is on Forge's address for web triggers,
 * not in Jira, so it can only say what happened and where to go on.
 */
export function consentPage(finished: Finished): string {
  const { title, text } = said(finished);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:4em auto;padding:0 1em;color-scheme:light dark}</style></head><body><main><h1>${escaped(title)}</h1>${text.map((line) => `<p>${escaped(line)}</p>`).join('')}</main></body></html>`;
}

const BACK = 'You can close this tab and go back to Milepost’s settings in Jira.';

function said(finished: Finished): { readonly title: string; readonly text: readonly string[] } {
  switch (finished.kind) {
    case 'connected': {
      const { name, demo } = finished.connection.organisation;
      return { title: `Connected to ${name}`, text: [...(demo ? ['This is a demo organisation: nothing billed there is real.'] : []), 'What waited for the connection goes on now.', BACK] };
    }
    case 'choose':
      return { title: 'One more step', text: ['Choose the organisation to bill in, in Milepost’s settings in Jira. You can close this tab.'] };
    case 'failed':
    case 'unasked': {
      const { message, action } = problemInEnglish(finished.problem);
      return { title: 'Not connected by this', text: [message, action, BACK] };
    }
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
