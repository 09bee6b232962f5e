import { Buffer } from 'buffer';

import { Network } from '#docs/playground/bun/network';
import { Program } from '#docs/playground/bun/program';
import { type FromClient, type FromServer, pipeOf } from '#docs/playground/bun/wire';
import type { Order, Report, Start } from '#docs/playground/run/messages';

import { cut } from './cut';
import { FROM_SERVER, LONGEST_TEXT } from './limits';
import { watchMemory } from './memory';
import { meter } from './meter';
import { addRandomUuid, removeNatives } from './natives';
import { Realm } from './Realm';
import { serverPackages } from './server-packages';

/** The reader's server, in a worker of its own: the first message brings all that it needs. */
addEventListener(
	'message',
	({ data, ports: [page] }: MessageEvent<Start>) => {
		if (page) serve(data, page);
	},
	{ once: true },
);

function serve({ modules, entry }: Start, page: MessagePort): void {
	const report = (message: Report) => {
		page.postMessage(message);
	};
	const realm = new Realm(Object.keys(modules), FROM_SERVER, report);
	const network = new Network();
	/** Ends what a tab has open. */
	const gone = new Map<number, () => void>();
	const program = new Program({
		files: modules,
		entry,
		packages: serverPackages,
		network,
		toBuffer: (bytes) => Buffer.from(bytes),
		globals: { Buffer, __at: realm.at, import_meta: { main: true, path: `/${entry}` } },
		print: realm.print,
		onError: realm.problem,
		onTimer: realm.timer,
		onListening: ({ href }) => {
			report({ type: 'listening', url: cut(href, LONGEST_TEXT) });
		},
		onEnd: (code) => {
			if (!realm.brake.pulled) report({ type: 'ended', code });
		},
	});
	removeNatives(globalThis);
	watchMemory(realm.brake, realm.now);
	addRandomUuid(crypto);
	// Hono's logger prints on the console of the realm.
	Object.defineProperty(globalThis, 'console', { value: realm.console });

	self.addEventListener('error', (event) => {
		event.preventDefault();
		program.fail(event.error, 'thrown');
	});
	self.addEventListener('unhandledrejection', (event) => {
		event.preventDefault();
		program.fail(event.reason, 'rejection');
	});
	page.onmessage = ({ data, ports: [client] }: MessageEvent<Order>) => {
		if (data.type === 'ping') report({ type: 'alive' });
		else if (data.type === 'open' && client) {
			const pipe = meter(pipeOf<FromServer, FromClient>(client), realm.count);
			gone.set(data.tab, network.accept(pipe));
		} else if (data.type === 'close') {
			gone.get(data.tab)?.();
			gone.delete(data.tab);
		}
	};
	report({ type: 'alive' });
	void program.run().then(() => {
		report({ type: 'started' });
	});
}
