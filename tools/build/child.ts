import { spawn } from 'node:child_process';
import { ROOT } from './paths';

/**
 * Runs a Node program in a process of its own, in the repository's root. Rejects with what it printed when it fails. The build tools
 * change the working directory, load their own copies of compilers, and are ES modules in part: none of which a jest worker bears.
 */
export function runNode(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } });
    let printed = '';
    const keep = (chunk: Buffer): void => {
      printed += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(printed.trim() || `${args.join(' ')} ended with ${String(code)}`));
    });
  });
}
