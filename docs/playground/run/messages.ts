import * as v from 'valibot';

import { HEAP, LINES, LONGEST_PRINT, LONGEST_TEXT } from './sandbox/limits';

/** What the page tells a frame or a worker of the reader's program. */
export interface Start {
	/** CommonJS by path. */
	readonly modules: Readonly<Record<string, string>>;
	readonly entry: string;
	/** For text and screen readers in the frame. */
	readonly language: 'ja' | 'en';
}

/** What the page says while it runs. */
export type Order =
	| { type: 'ping' }
	/** To a server: a browser tab has opened, and comes with the port that leads to it. */
	| { type: 'open'; tab: number }
	| { type: 'close'; tab: number }
	/** To a client: the server's worker is no more. */
	| { type: 'sever' };

/** What is cut has a character behind it that says so. */
const upTo = (longest: number) => v.pipe(v.string(), v.maxLength(longest + 1));
const shown = upTo(LONGEST_TEXT);
const printed = upTo(LONGEST_PRINT);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const passing = v.variant('type', [
	v.object({ type: v.literal('connect'), url: shown }),
	v.object({ type: v.literal('open') }),
	v.object({ type: v.literal('refused'), status: v.exactOptional(count) }),
	v.object({ type: v.picklist(['to-server', 'to-client']), text: shown, bytes: count }),
	v.object({ type: v.literal('closed'), code: count, reason: shown }),
]);

/**
 * What comes back. It was made where the reader's code runs, so it is looked at first, its lengths
 * too: a text of megabytes would take the page's time, wherever it is shown.
 */
export const report = v.variant('type', [
	/** It has begun, or answers a ping. */
	v.object({ type: v.literal('alive') }),
	/** The first module has run to its end, or has failed. */
	v.object({ type: v.literal('started') }),
	v.object({
		type: v.literal('console'),
		level: v.picklist(['log', 'warn', 'error']),
		text: printed,
	}),
	v.object({
		type: v.literal('problem'),
		kind: v.picklist(['thrown', 'rejection']),
		message: printed,
		/** Where in the compiled code. */
		place: v.exactOptional(v.object({ file: printed, line: v.number(), column: v.number() })),
	}),
	v.object({ type: v.literal('listening'), url: shown }),
	v.object({ type: v.literal('ended'), code: v.number() }),
	v.object({
		type: v.literal('stopped'),
		reason: v.picklist(['busy', 'flood', 'console', 'memory', 'left']),
	}),
	v.object({
		type: v.literal('wire'),
		passed: v.pipe(v.array(v.object({ socket: count, what: passing })), v.maxLength(HEAP)),
	}),
	/** Numbers in turn: of the file, of the line. */
	v.object({ type: v.literal('lines'), lines: v.pipe(v.array(count), v.maxLength(2 * LINES)) }),
]);

export type Report = v.InferOutput<typeof report>;
