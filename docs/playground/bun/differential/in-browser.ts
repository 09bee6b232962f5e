/** The page's side of the comparison, in a real browser: `globalThis.playAll` plays all cases. */
import './define-bun';

import { Buffer } from 'buffer/';

import { CASES } from './cases';
import { type Compiled, onUnhandledRejection, playInPage } from './in-page';
import type { Transcript } from './stage';

// Types of Node's globals stand in the way of the window's own.
globalThis.window.addEventListener('unhandledrejection', (event) => {
	event.preventDefault();
	onUnhandledRejection(event.reason);
});

async function playAll(
	programs: Record<string, Compiled>,
): Promise<Record<string, Transcript | string>> {
	const transcripts: Record<string, Transcript | string> = {};
	for (const each of CASES) {
		const compiled = programs[each.name];
		transcripts[each.name] = compiled
			? await playInPage(each, compiled, { Buffer }).catch(String)
			: 'It was not compiled.';
	}
	return transcripts;
}

Object.assign(globalThis, { playAll });
