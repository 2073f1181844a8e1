const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Jest begins with the largest files, and does not know on a clean clone that a short file can play a hundred schedules or drive a browser for a minute: one of those left for the
 * end keeps one processor waiting for the other. The longest first; the rest in jest's own order.
 */
const SLOW = ['test/simulate/simulate', 'test/simulate/schedules', 'test/browser/', 'pages/browser.test', 'test/backtest/', 'test/app/', 'test/failures/', 'local/forge/bridge/bridge'];

const rankOf = (path) => {
  const rank = SLOW.findIndex((part) => path.includes(part));
  return rank < 0 ? SLOW.length : rank;
};

module.exports = class SlowFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rankOf(one.path) - rankOf(other.path));
  }
};
