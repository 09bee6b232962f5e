import { describe, expect, test } from 'bun:test';

import { startTestServer } from '#demo-server/testing/server';
import { openOwnLine } from '#docs/lib/line/own-line';
import { tcpLine, until } from '#docs/stage/raw/testing/tcp-line';
import type { Passed } from '#docs/stage/transcript/Transcript.svelte';
import { describeFrame } from '#docs/stage/transcript/describe-frame';
import { Closing, type EndingName } from './Closing.svelte';

const server = () => ({ target: '/live/echo', host: 'localhost', origin: 'http://localhost' });

const line = (item: Passed) => {
	if (item.kind === 'end') return `end by ${item.by}`;
	return `${item.direction} ${item.kind === 'frame' ? describeFrame(item.octets) : item.kind}`;
};

/** What the page is told, and what stands on the axis behind the echo. */
const ENDS: readonly [EndingName, { code: number; wasClean: boolean }, string[]][] = [
	[
		'client',
		{ code: 1000, wasClean: true },
		['up close · 1000', 'down close · 1000', 'end by server'],
	],
	[
		'server',
		{ code: 4001, wasClean: true },
		[
			'up text · “/close 4001 bye” · 15 B',
			'down close · 4001 bye',
			'up close · 4001',
			'end by server',
		],
	],
	['client-torn', { code: 1006, wasClean: false }, ['end by client']],
	['server-torn', { code: 1006, wasClean: false }, ['up text · “/cut” · 4 B', 'end by server']],
];

describe.each(ENDS)('ended by %s', (ending, told, axis) => {
	const ended = async (closing: Closing) => {
		closing.begin(ending);
		await until(() => closing.told);
		expect(closing.told).toEqual(told);
		expect(closing.connection.transcript.items.slice(4).map(line)).toEqual(axis);
		closing.dispose();
	};

	test('at the live server', async () => {
		await using live = startTestServer();
		const relay = tcpLine(live.port);
		await ended(new Closing(server, { relay, own: openOwnLine, clock: () => 0 }));
	});

	test('at the server in the page', async () => {
		await ended(new Closing(server, { relay: openOwnLine, own: openOwnLine, clock: () => 0 }));
	});
});
