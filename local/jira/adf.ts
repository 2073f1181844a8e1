import type { Json } from '../common/ports';

/** Plain text as an Atlassian Document Format document: a paragraph for each part between blank lines. */
export function documentOf(text: string): Json {
  const paragraphs = text.split(/\n{2,}/).filter((part) => part !== '');
  return { type: 'doc', version: 1, content: paragraphs.map((part) => ({ type: 'paragraph', content: [{ type: 'text', text: part }] })) };
}
