import type { ServerWebSocket } from 'bun';
import * as v from 'valibot';

import { openDoor } from '#docs/exercises/serving/door';
import { createGiven } from '#docs/exercises/serving/given.js';
import { doorOrder, programOrder } from '#docs/exercises/serving/orders';
import { perform, startOf } from '#docs/exercises/serving/perform.js';
import type { Loaded, Report } from '#docs/exercises/serving/reports';

// A program of the Bun in the page, and its first module. It serves the reader's client, which it
// loads in the same worker, and does what the page says on a port of its own.

/** These the page puts around it: see in-page-stage.ts. */
declare const ports: { readonly server: number; readonly page: number };
declare const give: (globals: object) => void;
declare const load: () => unknown;

let page: ServerWebSocket | undefined;
const report = (message: Report | Loaded) => void page?.send(JSON.stringify(message));

const given = createGiven({ setTimeout, clearTimeout, performance, WebSocket });
give(given.globals);
const door = openDoor(ports.server, report);
const start = startOf(load());
const obey = start && perform(start, given, report);

Bun.serve({
	port: ports.page,
	fetch: (request, own) =>
		own.upgrade(request, { data: undefined }) ? undefined : new Response('', { status: 426 }),
	websocket: {
		open(socket) {
			page = socket;
			report({ type: obey ? 'ready' : 'no-start' });
		},
		message(_socket, text) {
			const order: unknown = JSON.parse(String(text));
			if (v.is(doorOrder, order)) door.obey(order);
			else if (v.is(programOrder, order)) obey?.(order, door.ended);
		},
	},
});
