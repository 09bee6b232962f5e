import { describe, expect, test } from 'bun:test';

import { createRoomId, PUSH_PATHS, relayClientCodec, tapClientCodec } from '#protocol';
import { chatBehaviour } from '#demo-server/testing/behaviour/chat';
import { echoBehaviour } from '#demo-server/testing/behaviour/echo';
import { handshakeBehaviour } from '#demo-server/testing/behaviour/handshake';
import { pubsubBehaviour } from '#demo-server/testing/behaviour/pubsub';
import { pushBehaviour } from '#demo-server/testing/behaviour/push';
import { ChatClient, newChat } from '#demo-server/testing/chat-client';
import { Client } from '#demo-server/testing/client';
import { FakeTime } from '#demo-server/testing/fake-time';
import { readHandshake } from '#demo-server/testing/handshake-client';
import type { TestHost, TestHostOptions } from '#demo-server/testing/host';
import { readTick } from '#demo-server/testing/push-client';
import { createClient, type Client as Tab } from '#docs/playground/bun/client';
import { joinedPipes } from '#docs/playground/bun/joined-pipes';
import { createHost } from './host';

/** The address of the page that the tabs show; nobody on any network answers there. */
const ORIGIN = 'https://workbook.example';

interface InPageTestHost extends TestHost {
	/** Opens one more tab of the browser. */
	openTab(): Tab;
	/** What the host reported of errors that no demo expects. */
	readonly reported: unknown[];
}

/** Starts the demos on the in-page Bun, inside the process of the test. */
function startInPageHost(options: TestHostOptions = {}): InPageTestHost {
	const time = new FakeTime();
	const reported: unknown[] = [];
	const host = createHost({ ...options, time, report: (error) => reported.push(error) });
	const leaving: (() => void)[] = [];
	function openTab(): Tab {
		const [forClient, forServer] = joinedPipes();
		leaving.push(host.accept(forServer));
		return createClient(forClient, { origin: ORIGIN });
	}
	return {
		time,
		reported,
		openTab,
		connect(path) {
			const { WebSocket, leave } = openTab();
			return Client.over(new WebSocket(path), leave);
		},
		[Symbol.asyncDispose]() {
			for (const leave of leaving) leave();
			return Promise.resolve();
		},
	};
}

// The very tests that the demo server passes.
describe('in the page, echo', () => {
	echoBehaviour(startInPageHost);
});
describe('in the page, the handshake', () => {
	handshakeBehaviour(startInPageHost);
});
describe('in the page, pub/sub', () => {
	pubsubBehaviour(startInPageHost);
});
describe('in the page, the chat', () => {
	chatBehaviour(startInPageHost);
});
describe('in the page, push', () => {
	pushBehaviour(startInPageHost);
});

test('the handshake names the page’s own host and origin, and the path it dialled', async () => {
	await using host = startInPageHost();
	const client = await host.connect('/live/handshake?a=1');
	const { request, response } = readHandshake(await client.next());
	expect(request.target).toBe('/live/handshake?a=1');
	const headers = new Map(request.headers);
	expect(headers.get('host')).toBe('workbook.example');
	expect(headers.get('origin')).toBe(ORIGIN);
	expect(headers.get('sec-websocket-key')).toMatch(/^[\w+/]{22}==$/);
	expect(new Map(response.headers).get('upgrade')).toBe('websocket');
});

test('polling is answered at once, with the bytes of request and response', async () => {
	await using host = startInPageHost();
	host.time.advance(2_000);
	const response = await host.openTab().fetch(PUSH_PATHS.polling);
	expect(response.headers.get('content-type')).toBe('application/json');
	const tick = readTick(await response.text());
	expect(tick.n).toBe(2);
	expect(tick.request).toBeGreaterThan(`GET ${PUSH_PATHS.polling} HTTP/1.1\r\n\r\n`.length);
	expect(tick.response).toBeGreaterThan('HTTP/1.1 200 OK\r\n\r\n'.length);
});

test('long polling is answered at the next tick', async () => {
	await using host = startInPageHost();
	const tab = host.openTab();
	const { n } = readTick(await (await tab.fetch(PUSH_PATHS['long-polling'])).text());
	const waiting = tab.fetch(`${PUSH_PATHS['long-polling']}?after=${String(n)}`);
	// The request has come once its two timers run: that of the clock, and that of the longest poll.
	while (host.time.pending < 2) await new Promise((resolve) => setImmediate(resolve));
	host.time.advance(1_000);
	expect(readTick(await (await waiting).text()).n).toBe(n + 1);
	expect(host.time.pending).toBe(0);
});

test('an event stream ticks, and ends when its tab goes', async () => {
	await using host = startInPageHost();
	const tab = host.openTab();
	const source = new tab.EventSource(PUSH_PATHS.sse);
	const heard: number[] = [];
	let wake = () => {};
	source.addEventListener('message', ({ data }) => {
		heard.push(readTick(data).n);
		wake();
	});
	for (const count of [1, 2, 3]) {
		while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
		host.time.advance(1_000);
	}
	expect(heard.slice(0, 3)).toEqual([0, 1, 2]);
	tab.leave();
	while (host.time.pending > 0) await new Promise((resolve) => setImmediate(resolve));
});

test('there is no TCP: the relay and the tap say so', async () => {
	await using host = startInPageHost();
	const relay = await host.connect('/live/relay');
	relay.send(relayClientCodec.encode({ type: 'open' }));
	expect(relayClientCodec.decode(await relay.next())).toEqual({
		ok: true,
		message: { type: 'refused', reason: 'unavailable' },
	});
	const tap = await host.connect('/live/tap');
	const id = createRoomId((bytes) => crypto.getRandomValues(bytes));
	tap.send(tapClientCodec.encode({ type: 'watch', id }));
	expect(tapClientCodec.decode(await tap.next())).toEqual({
		ok: true,
		message: { type: 'unavailable', reason: 'in-page' },
	});
});

test('a tab that goes without a word leaves the chat', async () => {
	await using host = startInPageHost();
	const room = newChat();
	const aoi = await ChatClient.join(host, room, { name: 'Aoi' });
	const ben = await ChatClient.join(host, room, { name: 'Ben' });
	ben.client.cut();
	expect(await aoi.until('left')).toEqual({ type: 'left', number: 2, name: 'Ben', code: 1006 });
});

test('a plain request for a socket’s address is answered 426', async () => {
	await using host = startInPageHost();
	expect((await host.openTab().fetch('/live/echo')).status).toBe(426);
	expect(host.reported).toEqual([]);
});
