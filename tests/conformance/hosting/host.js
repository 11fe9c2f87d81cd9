import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Starts a program of this repository that was built before (`dotnet build -c Release`), and reads its address from the first
 * line on its console that holds one.
 * @param {string} project its folder, from the root of the repository
 * @param {string[]} args its arguments
 * @param {Record<string, string>} environment beside this process's own
 * @returns {Promise<{url: string, process: import('node:child_process').ChildProcess, stop: () => Promise<void>}>}
 */
export async function startHost(project, args = [], environment = {}) {
  const name = project.split('/').at(-1);
  const child = spawn(`${root}${project}/bin/Release/net10.0/${name}`, args, {
    cwd: `${root}${project}`,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  // A process that fails takes the host with it.
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await ended;
  };
  const lines = [];
  const url = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`${name} ended with ${code} before it told its address:\n${lines.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const found = /https?:\/\/[^\s"]+/.exec(line);
      if (found) resolve(found[0].replace(/\/$/, ''));
    });
  });
  return { url, process: child, stop };
}
