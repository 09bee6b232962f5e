import { describe, expect, test } from 'bun:test';

import { ManualClock } from '#docs/lib/testing/manual-clock';
import { Journey, Player } from './Player.svelte';

function createPlayer() {
	const clock = new ManualClock();
	const landed: string[] = [];
	const player = new Player((journey, client) => {
		landed.push(`${journey.key}>${String(client)}`);
	}, clock.after);
	return { clock, landed, player };
}

const message = (key: string, from = 1) => new Journey(key, from, 'news', 'hello');
const keys = (player: Player) => player.journeys.map(({ key }) => key);

describe('Player', () => {
	test('lets a message rise, then fall to everyone who got it', () => {
		const { landed, player } = createPlayer();
		const hello = message('a');
		player.start(hello);
		expect(hello.phase).toBe('rising');
		player.reach(hello, 2);
		player.reach(hello, 3);
		expect(hello.falling).toEqual([]);
		player.risen(hello);
		expect(hello.falling).toEqual([2, 3]);
		player.landed(hello, 3);
		expect(landed).toEqual(['a>3']);
		expect(hello.falling).toEqual([2]);
	});

	test('shows a client that is heard of twice once', () => {
		const { player } = createPlayer();
		const hello = message('a');
		player.start(hello);
		player.risen(hello);
		player.reach(hello, 2);
		player.reach(hello, 2);
		expect(hello.falling).toEqual([2]);
	});

	test('takes a message off the rail when nothing moves any more', () => {
		const { clock, player } = createPlayer();
		const hello = message('a');
		player.start(hello);
		player.risen(hello);
		expect(player.carriedOn('news')).toBe(1);
		clock.pass(900);
		expect(player.carriedOn('news')).toBeUndefined();
		expect(keys(player)).toEqual([]);
	});

	test('tells at once of a client that is heard of late', () => {
		const { clock, landed, player } = createPlayer();
		const hello = message('a');
		player.start(hello);
		player.risen(hello);
		clock.pass(900);
		player.reach(hello, 2);
		expect(landed).toEqual(['a>2']);
	});

	test('shows one message at a time when slowed', () => {
		const { clock, player } = createPlayer();
		player.speed = 'slow';
		const [first, second] = [message('a'), message('b')];
		player.start(first);
		player.start(second);
		expect(keys(player)).toEqual(['a']);
		player.risen(first);
		expect(keys(player)).toEqual(['a']);
		clock.pass(900);
		expect(keys(player)).toEqual(['b']);
	});

	test('begins nothing new while paused, and goes on after', () => {
		const { player } = createPlayer();
		player.togglePause();
		player.start(message('a'));
		expect(keys(player)).toEqual([]);
		player.togglePause();
		expect(keys(player)).toEqual(['a']);
	});

	test('skips the oldest picture, never the fact, when too many wait', () => {
		const { landed, player } = createPlayer();
		player.togglePause();
		const oldest = message('oldest');
		player.start(oldest);
		player.reach(oldest, 2);
		for (let index = 0; index < 60; index += 1) player.start(message(String(index)));
		expect(landed).toEqual(['oldest>2']);
		expect(oldest.phase).toBe('over');
	});

	test('forgets a message that was refused', () => {
		const { player } = createPlayer();
		const hello = message('a');
		player.start(hello);
		player.cancel(hello);
		expect(keys(player)).toEqual([]);
	});
});
