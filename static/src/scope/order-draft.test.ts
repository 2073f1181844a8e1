import { describe, expect, it } from '@jest/globals';
import { draftedWords, isAddress } from './order-draft';

const item = (number: number) => ({ id: String(number), key: `HARB-${String(number)}`, summary: `Story ${String(number)}`, type: 'Story' });

describe('a change order is drafted', () => {
  it('from one item by its name', () => {
    expect(draftedWords([item(7)], 'Menu')).toEqual({ title: 'Story 7', text: 'Added after the price was agreed: HARB-7 Story 7.' });
  });

  it('from several by their number and milestone', () => {
    expect(draftedWords([item(7), item(8)], 'Menu')).toEqual({ title: '2 additions to Menu', text: 'Added after the price was agreed: HARB-7 Story 7; HARB-8 Story 8.' });
  });

  it('with no more words than an order takes', () => {
    expect(draftedWords(Array.from({ length: 500 }, (_, place) => item(place)), 'Menu').text.length).toBe(2000);
  });
});

describe('evidence is a link', () => {
  it.each([['https://mail.example/42', true], ['http://a.b', true], [' https://x.y ', true], ['javascript:alert(1)', false], ['Call on 3 May', false], ['https://x y', false]])('%s: %s', (text, link) => {
    expect(isAddress(text)).toBe(link);
  });
});
