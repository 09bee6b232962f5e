import type { Surroundings } from '#docs/exercises/checking/surroundings';
import { knock } from './knock';

/** What checks are run with in a terminal, on Bun. */
export const terminal: Surroundings = {
	WebSocket,
	knock,
	cut(socket) {
		// Bun's client has it, and the DOM's type does not.
		const terminate: unknown = Reflect.get(socket, 'terminate');
		if (typeof terminate === 'function') Reflect.apply(terminate, socket, []);
	},
};
