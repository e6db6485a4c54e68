import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a program ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs: to send signals to, and how it ends. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Runs the command line as a shell would, with nothing in the environment but `env`. */
export function debtRegister(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return begin(args, env).ended;
}

/** As `debtRegister`, without waiting for its end. */
export function begin(args: string[], env: Record<string, string>): Running {
  return run(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], env);
}

/** Runs a line of shell, in the project’s folder where none is named. */
export function shell(command: string, env: Record<string, string> = {}, cwd = root) {
  return run('bash', ['-c', command], env, cwd).ended;
}

function run(program: string, args: string[], env: Record<string, string>, cwd = root): Running {
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ended: endOf(child) };
}

function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (text) => {
      stdout += text;
    });
    child.stderr?.on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
