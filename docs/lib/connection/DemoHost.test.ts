import { afterEach, describe, expect, test } from 'bun:test';

import { createHost } from '#docs/lib/in-page-host/host';
import { ManualClock } from '#docs/lib/testing/manual-clock';
import { createClient } from '#docs/playground/bun/client';
import { joinedPipes } from '#docs/playground/bun/joined-pipes';
import { Connection } from './Connection.svelte';
import { DemoHost } from './DemoHost.svelte';
import type { Diagnosis } from './diagnose';

const ORIGIN = 'https://workbook.example';
const URL_OF_ECHO = new URL('wss://workbook.example/live/echo');

/** Where all tabs of a browser meet: its shared worker, and the channel between them. */
class Browser {
	readonly host = createHost();
	readonly channel = new Set<(word: string) => void>();
	readonly leaving = new Set<() => void>();
}

let browser = new Browser();
const tabs: Tab[] = [];

/** One page, in a world where everything that is not in the page can be switched off. */
class Tab {
	readonly clock = new ManualClock();
	readonly store = new Map<string, string>();
	readonly host: DemoHost;
	readonly live = Bun.serve({
		port: 0,
		hostname: '127.0.0.1',
		fetch: (request, server) => (server.upgrade(request) ? undefined : new Response('no')),
		websocket: {
			message(socket, text) {
				socket.send(`live: ${String(text)}`);
			},
		},
	});
	diagnosis: Diagnosis = 'unreachable';
	isBack = false;
	workerLoads = true;
	prefetched = 0;
	touch = () => {};
	resume = () => {};

	constructor(kept?: string) {
		if (kept !== undefined) this.store.set('websocket-hands-on.host', kept);
		const hearers = new Set<(word: string) => void>();
		this.host = new DemoHost({
			createSocket: () => new WebSocket(`ws://127.0.0.1:${String(this.live.port)}/`),
			diagnose: () => Promise.resolve(this.diagnosis),
			serverIsBack: () => Promise.resolve(this.isBack),
			openInPageServer: () => {
				if (!this.workerLoads) return Promise.reject(new Error('no worker'));
				const [forClient, forServer] = joinedPipes();
				const end = browser.host.accept(forServer);
				browser.leaving.add(end);
				const { leave, ...client } = createClient(forClient, { origin: ORIGIN });
				return Promise.resolve({ client, alone: false, leave });
			},
			prefetch: () => {
				this.prefetched += 1;
				return Promise.reject(new Error('offline'));
			},
			whenTouched: (callback) => (this.touch = callback),
			whenResumed: (callback) => (this.resume = callback),
			findOtherTabs: () => ({
				tell: (word) => {
					for (const hear of browser.channel) if (!hearers.has(hear)) hear(word);
				},
				listen: (hear) => {
					hearers.add(hear);
					browser.channel.add(hear);
				},
			}),
			store: () => ({
				getItem: (key) => this.store.get(key) ?? null,
				setItem: (key, value) => this.store.set(key, value),
				removeItem: (key) => this.store.delete(key),
			}),
			after: this.clock.after,
		});
		tabs.push(this);
	}

	/** Waits until the host is what the test says; the microtasks of the worker decide when. */
	async until(fact: () => boolean): Promise<void> {
		while (!fact()) await new Promise((resolve) => setImmediate(resolve));
	}

	/** A demo of this page, with what it has heard. */
	connect() {
		const heard: unknown[] = [];
		const endings: number[] = [];
		const connection = new Connection(
			() => URL_OF_ECHO,
			{ received: (data) => heard.push(data), ended: ({ code }) => endings.push(code) },
			{
				createSocket: (address) => this.host.createSocket(address),
				whenMoved: (callback) => this.host.whenMoved(callback),
				diagnose: (url) => this.host.diagnose(url),
				random: () => 1,
				after: this.clock.after,
			},
		);
		connection.connect();
		return { connection, heard, endings };
	}
}

afterEach(async () => {
	for (const tab of tabs.splice(0)) await tab.live.stop(true);
	for (const leave of browser.leaving) leave();
	browser = new Browser();
});

describe('DemoHost', () => {
	test('a demo is on the live server until that is out of reach, and then in the page', async () => {
		const tab = new Tab();
		const { connection, heard } = tab.connect();
		await tab.until(() => connection.status === 'open');
		connection.send('one');
		await tab.until(() => heard.length === 1);
		expect(tab.host.kind).toBe('live');

		tab.diagnosis = 'no-demo-server';
		await tab.live.stop(true);
		await tab.until(() => connection.status === 'reconnecting');
		tab.clock.pass(400);
		await tab.until(() => tab.host.kind === 'in-page' && connection.status === 'open');
		expect(tab.host.reason).toBe('no-demo-server');
		connection.send('two');
		await tab.until(() => heard.length === 2);
		expect(heard).toEqual(['live: one', 'two']);
	});

	test('a demo that is moved hears of an ending, and is connected again at once', async () => {
		const tab = new Tab();
		const { connection, endings } = tab.connect();
		await tab.until(() => connection.status === 'open');
		tab.host.chooseInPage();
		await tab.until(() => tab.host.kind === 'in-page' && connection.status === 'open');
		expect(endings).toEqual([1000]);
		tab.host.chooseLive();
		expect(connection.status).toBe('reconnecting');
		await tab.until(() => connection.status === 'open');
		expect(endings).toEqual([1000, 1000]);
		expect(tab.host.kind).toBe('live');
	});

	test('a demo that was closed stays closed when the others are moved', async () => {
		const tab = new Tab();
		const { connection, endings } = tab.connect();
		await tab.until(() => connection.status === 'open');
		connection.close();
		await tab.until(() => endings.length === 1);
		tab.host.chooseInPage();
		await tab.until(() => tab.host.kind === 'in-page');
		expect(connection.status).toBe('closed');
		expect(endings).toHaveLength(1);
	});

	test('asks the live server ever more seldom, and offers to go back without going', async () => {
		const tab = new Tab();
		tab.host.begin();
		tab.host.chooseInPage();
		await tab.until(() => tab.host.kind === 'in-page');
		for (const wait of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
			expect(tab.clock.next).toBe(wait);
			tab.clock.pass(wait);
		}
		expect(tab.host.serverIsBack).toBe(false);
		tab.isBack = true;
		tab.clock.pass(60_000);
		await tab.until(() => tab.host.serverIsBack);
		expect(tab.host.kind).toBe('in-page');
		tab.host.chooseLive();
		expect(tab.host.kind).toBe('live');
		expect(tab.clock.next).toBeUndefined();
	});

	test('a choice takes the other tabs along, there and back', async () => {
		const [one, other] = [new Tab(), new Tab()];
		const { connection } = other.connect();
		await other.until(() => connection.status === 'open');
		one.host.begin();
		one.host.chooseInPage();
		await other.until(() => other.host.kind === 'in-page');
		expect(other.host.reason).toBe('chosen');
		other.host.chooseLive();
		expect([one.host.kind, other.host.kind]).toEqual(['live', 'live']);
	});

	test('what one tab has found out is nothing to another whose sockets are open', async () => {
		const [cutOff, fine, idle] = [new Tab(), new Tab(), new Tab()];
		const { connection } = fine.connect();
		await fine.until(() => connection.status === 'open');
		for (const { host } of [cutOff, idle]) host.begin();
		cutOff.diagnosis = 'no-demo-server';
		await cutOff.host.diagnose(URL_OF_ECHO);
		await idle.until(() => idle.host.kind === 'in-page');
		expect(cutOff.host.kind).toBe('in-page');
		expect(fine.host.kind).toBe('live');
	});

	test('a tab that comes later joins the others, also with a socket open', async () => {
		const first = new Tab();
		first.host.begin();
		first.host.chooseInPage();
		await first.until(() => first.host.kind === 'in-page');
		const later = new Tab();
		const { connection } = later.connect();
		await later.until(() => later.host.kind === 'in-page' && connection.status === 'open');
		expect(later.host.reason).toBe('chosen');
	});

	test('the next page of a tab goes on in the page, unless the server is back', async () => {
		const away = new Tab('unreachable');
		const { connection } = away.connect();
		expect(connection.status).toBe('connecting');
		await away.until(() => away.host.kind === 'in-page' && connection.status === 'open');

		browser.channel.clear();
		const back = new Tab('unreachable');
		back.isBack = true;
		const demo = back.connect();
		await back.until(() => demo.connection.status === 'open');
		expect(back.host.kind).toBe('live');
		expect(back.store.size).toBe(0);
	});

	test('a choice holds for the next page, though the server is there', async () => {
		const tab = new Tab('chosen');
		tab.isBack = true;
		tab.host.begin();
		await tab.until(() => tab.host.kind === 'in-page' && tab.host.serverIsBack);
	});

	test('a page that cannot load the worker says so, and keeps to the live server', async () => {
		const tab = new Tab();
		tab.workerLoads = false;
		tab.diagnosis = 'no-demo-server';
		await tab.host.diagnose(URL_OF_ECHO);
		await tab.until(() => tab.host.hasFailed);
		expect(tab.host.kind).toBe('live');
		const { connection } = tab.connect();
		await tab.until(() => connection.status === 'open');
	});

	test('a page that is shown again after it was put aside is let in again', async () => {
		const tab = new Tab();
		tab.host.begin();
		tab.host.chooseInPage();
		const { connection, heard } = tab.connect();
		await tab.until(() => connection.status === 'open');
		for (const leave of browser.leaving) leave();
		tab.resume();
		await tab.until(() => tab.host.kind === 'in-page' && connection.send('again'));
		await tab.until(() => heard.length === 1);
	});

	test('fetches the worker at the first touch, and minds not if it cannot', async () => {
		const tab = new Tab();
		tab.host.begin();
		expect(tab.prefetched).toBe(0);
		tab.touch();
		await tab.until(() => tab.prefetched === 1);
		expect(tab.host.hasFailed).toBe(false);
	});

	test.each(['', 'nonsense', 'here: nonsense', '__proto__'])(
		'takes no notice of %j from another tab',
		async (word) => {
			const tab = new Tab();
			tab.host.begin();
			for (const hear of browser.channel) hear(word);
			const { connection } = tab.connect();
			await tab.until(() => connection.status === 'open');
			expect(tab.host.kind).toBe('live');
		},
	);
});
