/** The published @forge/bridge, handed to the test that drives it inside the frame. */
import * as bridge from '@forge/bridge';

globalThis.bridge = bridge;
document.querySelector('#ready').textContent = 'ready';
