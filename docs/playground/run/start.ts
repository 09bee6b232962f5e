import type { SourceError } from './compile/source-error';
import type { StartRun } from './contract';
import { InPageRun } from './InPageRun';
import { CLIENT_PACKAGES, SERVER_PACKAGES } from './sandbox/package-names';
import { findIsolation } from './sandboxed-frame';

const SERVER = 'server/src/index.ts';
const CLIENT = 'web/src/App.svelte';

/** Compiles the files, starts the server in its worker and the client in its frames. */
export const startRun: StartRun = async (files, options) => {
	const { compileProgram } = await import('./compile/program');
	const server = compileProgram(files, SERVER, new Set(SERVER_PACKAGES));
	const client = compileProgram(files, CLIENT, new Set(CLIENT_PACKAGES));
	/** A file that both sides import has its mistakes once. */
	const told = new Set<string>();
	const tell = (error: SourceError, place: 'server' | 1) => {
		const name = JSON.stringify(error);
		if (!told.has(name)) options.tell({ type: 'problem', place, kind: 'compile', ...error });
		told.add(name);
	};
	for (const error of server.errors) tell(error, 'server');
	for (const error of client.errors) tell(error, 1);
	const run = new InPageRun(await findIsolation(), server, client, options);
	// Not awaited: a server whose first module never ends has to be stoppable, too.
	void run.start();
	return run;
};
