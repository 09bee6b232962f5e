import type { Files } from '#docs/playground/run/contract';

export const SERVER = 'server/src/index.ts';
export const CLIENT = 'web/src/App.svelte';

/** Playwright tells of each error in Firefox, handled or not. */
export const UNCAUGHT = /^uncaught: /;

/** A server that does nothing, and stays. */
export const IDLE = 'setInterval(() => {}, 60_000);';
const NOTHING = '<p>idle</p>';

/** A server and a client; who leaves one out gets one that does nothing. */
export const program = ({ server = IDLE, client = NOTHING }): Files => ({
	[SERVER]: server,
	[CLIENT]: client,
});
