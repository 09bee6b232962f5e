import * as v from 'valibot';

import type { OpenedStage, Stage } from '#docs/exercises/checking/stage';
import { NAMES } from '#docs/exercises/serving/given.js';
import { doorReport, loaded, programReport } from '#docs/exercises/serving/reports';
import { createClient } from '#docs/playground/bun/client';
import type { Program } from '#docs/playground/run/compile/program';
import type { InPageRun } from '#docs/playground/run/InPageRun';
import script from './stage.entry?bundled';

/** Nothing but the page lies between: a program that works answers within milliseconds. */
const PATIENCE = 600;
/** Where the client's server is looked for, and where the stage listens for its page. */
const PORTS = { server: 3000, page: 1 };
const STAGE = 'stage.js';

/** Makes a client's module the second of a program whose first is the stage, which serves it. */
export function onStage(client: Program): Program {
	const { entry, modules } = client;
	const given = '__given';
	// Strict already, and `var` may stand beside the parameter of the same name.
	const take = `"use strict";var {${NAMES.join(',')}}=globalThis.${given};`;
	const own = Object.entries(modules).map(([path, code]) => [path, take + code] as const);
	const stage = [
		`const ports = ${JSON.stringify(PORTS)}`,
		`const give = (value) => Object.defineProperty(globalThis, '${given}', { value })`,
		`const load = () => require('./${entry}')`,
		script,
	].join(';\n');
	return { ...client, entry: STAGE, modules: { ...Object.fromEntries(own), [STAGE]: stage } };
}

/** Speaks to the stage of a run; what keeps the client from being checked is found out here. */
export function openStage(run: InPageRun): Promise<OpenedStage> {
	const { pipe } = run.connect();
	const socket = new (createClient(pipe).WebSocket)(`ws://localhost:${String(PORTS.page)}/`);
	const stage: Stage = {
		url: `ws://localhost:${String(PORTS.server)}/ws`,
		patience: PATIENCE,
		order(order) {
			if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(order));
			else queueMicrotask(() => stage.hear({ type: 'gone' }));
		},
		hear: () => undefined,
	};
	return new Promise((resolve) => {
		socket.onmessage = ({ data }: MessageEvent<unknown>) => {
			const report: unknown = JSON.parse(String(data));
			if (v.is(loaded, report)) {
				resolve(report.type === 'ready' ? { type: 'open', stage } : { type: 'no-start' });
			} else if (v.is(programReport, report) || v.is(doorReport, report)) stage.hear(report);
		};
		socket.onclose = () => {
			resolve({ type: 'client-ended' });
			stage.hear({ type: 'gone' });
		};
	});
}
