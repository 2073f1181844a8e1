/** At most `max` UTF-16 units of `text`, the last of them an ellipsis when something had to go. Never ends in half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, max))) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return max < 1 ? '' : `${kept.trimEnd()}…`;
}
