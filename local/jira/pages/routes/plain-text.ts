import type { Json } from '../../../common/ports';

/** The words of an Atlassian document, without its form. */
export function plainText(node: Json): string {
  if (typeof node !== 'object' || node === null) return '';
  if (isList(node)) return node.map(plainText).join('');
  const { text, content } = node;
  return typeof text === 'string' ? text : content === undefined ? '' : plainText(content);
}

function isList(node: object): node is readonly Json[] {
  return Array.isArray(node);
}
