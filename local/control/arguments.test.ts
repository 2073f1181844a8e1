import { describe, expect, it } from '@jest/globals';
import { UsageError, startArguments } from './arguments';

describe('npm start', () => {
  it('goes on from the saved state at ports 4200 to 4202', () => {
    expect(startArguments([], {})).toEqual({ fresh: false, ports: { jira: 4200, frames: 4201, xero: 4202 } });
  });

  it('starts over when asked to', () => {
    expect(startArguments(['--fresh'], {}).fresh).toBe(true);
  });

  it('moves to other ports by MILEPOST_PORT', () => {
    expect(startArguments([], { MILEPOST_PORT: '5000' }).ports).toEqual({ jira: 5000, frames: 5001, xero: 5002 });
  });

  it.each(['0', '65534', '-1', '4200.5', 'http', '0x10'])('refuses the port %s', (MILEPOST_PORT) => {
    expect(() => startArguments([], { MILEPOST_PORT })).toThrow(UsageError);
  });

  it('refuses what it does not know, instead of starting as if nothing were said', () => {
    expect(() => startArguments(['--frehs'], {})).toThrow('does not know "--frehs"');
  });
});
