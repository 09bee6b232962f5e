import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { root } from './house.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} code - the exit code, or 128 + the signal's number
 * @property {string} output - what it wrote, stdout and stderr as they came; empty when shown
 */

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end. A signal to us goes on to it, except the Ctrl+C of a terminal, which
 * the program has had already.
 * @param {string} program
 * @param {string[]} args
 * @param {{ show?: boolean, env?: NodeJS.ProcessEnv, timeout?: number, shell?: boolean, stop?: AbortSignal }} [options]
 *   `show` lets it write to our own terminal; otherwise its output is kept. `timeout` is in ms.
 *   `stop` ends it.
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { show = false, env = {}, timeout, shell = false, stop } = {}) {
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			cwd: root,
			env: { ...process.env, ...env },
			stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
			timeout,
			shell,
			...(stop && { signal: stop }),
		});
		let output = '';
		child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
		child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));

		const pass = (/** @type {NodeJS.Signals} */ signal) => {
			if (signal === 'SIGINT' && process.stdin.isTTY) return;
			child.kill(signal);
		};
		for (const signal of SIGNALS) process.on(signal, pass);
		const end = (/** @type {number} */ code) => {
			for (const signal of SIGNALS) process.off(signal, pass);
			resolve({ code, output });
		};
		child.on('error', (error) => {
			output += error.message;
			end(127);
		});
		child.on('close', (code, signal) => {
			end(code ?? 128 + (signal ? constants.signals[signal] : 0));
		});
	});
}
