import { type Component, mount } from 'svelte';

import { createClient } from '#docs/playground/bun/client';
import { Modules } from '#docs/playground/bun/modules';
import { Timers } from '#docs/playground/bun/timers';
import { type FromClient, type FromServer, pipeOf } from '#docs/playground/bun/wire';
import type { Order, Start } from '#docs/playground/run/messages';

import { clientPackages } from './client-packages';
import { keepFocus } from './keep-focus';
import { keepHistory } from './keep-history';
import { FROM_CLIENT } from './limits';
import { watchMemory } from './memory';
import { meter } from './meter';
import { addRandomUuid, removeNatives } from './natives';
import { Outbox } from './Outbox';
import { Realm } from './Realm';
import { severable } from './severable';
import { tap } from './tap';

/** Where the reader's own Vite serves the page. */
const ORIGIN = 'http://localhost:5173';

const isComponent = (value: unknown): value is Component => typeof value === 'function';

/** The reader's client in one browser tab: the first message brings all that it needs. */
addEventListener('message', function start({ source, data, ports }: MessageEvent<Start>) {
	const [page, server] = ports;
	if (source !== parent || !page || !server) return;
	removeEventListener('message', start);
	show(data, page, server);
});

function show({ modules, entry, language }: Start, page: MessagePort, server: MessagePort): void {
	const { report, passes } = new Outbox((message) => {
		page.postMessage(message);
	});
	const realm = new Realm(Object.keys(modules), FROM_CLIENT, report);
	const { pipe, sever } = severable(meter(pipeOf<FromClient, FromServer>(server), realm.count));
	const tapped = tap(pipe, passes);
	page.onmessage = ({ data }: MessageEvent<Order>) => {
		if (data.type === 'ping') report({ type: 'alive' });
		else if (data.type === 'sever') sever();
	};
	report({ type: 'alive' });
	document.documentElement.lang = language;
	removeNatives(globalThis);
	watchMemory(realm.brake, realm.now);
	addRandomUuid(crypto);
	keepFocus(window);
	const leave = () => {
		realm.brake.pull('left');
	};
	const hasLeft = keepHistory(window, leave);

	const { WebSocket, fetch, EventSource } = createClient(tapped, { origin: ORIGIN });
	self.addEventListener('error', (event) => {
		event.preventDefault();
		realm.problem(event.error ?? event.message, 'thrown');
	});
	self.addEventListener('unhandledrejection', (event) => {
		event.preventDefault();
		realm.problem(event.reason, 'rejection');
	});
	const timers = new Timers(
		(callback) => callback(),
		() => undefined,
		realm.timer,
	);
	const globals = {
		WebSocket,
		fetch,
		EventSource,
		console: realm.console,
		setTimeout: timers.setTimeout,
		setInterval: timers.setInterval,
		clearTimeout: timers.clear,
		clearInterval: timers.clear,
	};
	for (const [name, value] of Object.entries(globals)) {
		Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
	}

	const program = new Modules(modules, clientPackages, {
		__at(file: number, line: number) {
			if (hasLeft()) leave();
			realm.at(file, line);
		},
		import_meta: { env: { DEV: true, PROD: false, MODE: 'development', BASE_URL: '/' } },
	});
	void program
		.runEntry(entry)
		.then(({ default: App }) => {
			if (isComponent(App)) mount(App, { target: document.body });
		})
		.catch((error: unknown) => {
			realm.problem(error, 'thrown');
		})
		.finally(() => {
			report({ type: 'started' });
		});
}
