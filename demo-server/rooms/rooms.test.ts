import { expect, test } from 'bun:test';
import { LIMITS } from '#protocol';
import { FakeTime } from '#demo-server/testing/fake-time';
import { newRoom, PubsubClient } from '#demo-server/testing/pubsub-client';
import { startTestServer } from '#demo-server/testing/server';
import { type Member, Room, type RoomOptions } from './room';
import { Rooms } from './rooms';

test('a room is forgotten with its last member', async () => {
	await using server = startTestServer();
	const room = newRoom();
	const first = await PubsubClient.join(server, room);
	const second = await PubsubClient.join(server, room);
	expect(await server.metric('rooms')).toBe(1);
	await first.client.close();
	await second.until('left');
	expect(await server.metric('rooms')).toBe(1);
	await second.client.close();
	expect(await server.metric('rooms')).toBe(0);
	expect(server.time.pending).toBe(0);
});

test('a handshake alone makes no room', async () => {
	await using server = startTestServer();
	await PubsubClient.open(server, newRoom());
	expect(await server.metric('rooms')).toBe(0);
});

test('an idle room ends with 4410 after an hour, and one where something was said does not', async () => {
	await using server = startTestServer();
	const idle = newRoom();
	const members = [
		await PubsubClient.join(server, idle, 'news'),
		await PubsubClient.join(server, idle, 'news'),
	];
	const busy = await PubsubClient.join(server, newRoom());
	server.time.advance(LIMITS.roomIdle - 1);
	server.sweep();
	busy.publish();
	await busy.until('published');
	expect(await server.metric('rooms')).toBe(2);
	server.time.advance(1);
	server.sweep();
	for (const { client } of members) {
		expect(await client.closed).toEqual({ code: 4410, reason: 'room-ended' });
		expect(client.drain().join()).not.toContain('left');
	}
	expect(await server.metric('rooms')).toBe(1);
	expect(await server.metric('closes_total{reason="room-ended"}')).toBe(2);
	busy.publish();
	await busy.until('published');
});

test('whoever opens an ended room again hears nothing of those who were in it', async () => {
	await using server = startTestServer();
	const room = newRoom();
	const members = [
		await PubsubClient.join(server, room, 'news'),
		await PubsubClient.join(server, room, 'news'),
	];
	members[0]?.publish({ scope: 'everyone' });
	await members[1]?.until('message');
	server.time.advance(LIMITS.roomIdle);
	server.sweep();
	const again = await PubsubClient.open(server, room);
	again.join({ topics: ['news'] });
	expect(await again.next()).toMatchObject({ type: 'welcome', you: 1, clients: [{ number: 1 }] });
	for (const { client } of members) await client.closed;
	server.time.advance(1000);
	expect(await again.settled()).toEqual([]);
	expect(await server.metric('rooms')).toBe(1);
});

test('a member that leaves late does not take the next room of that id with it', () => {
	const time = new FakeTime();
	const { now, wallTime, setTimer } = time;
	const env = { now, wallTime, setTimer, publish: () => undefined };
	const rooms = new Rooms(env, (id, options) => new Room<Member>(id, options));
	// Elsewhere than in Bun a socket may report its close some time after `close()`.
	const late: Member = { number: 1, close: () => undefined };
	const ended = rooms.open('a');
	ended.add(late);
	time.advance(LIMITS.roomIdle);
	rooms.sweep();
	const next = rooms.open('a');
	next.add({ number: 1, close: () => undefined });
	ended.remove(late);
	expect(ended.ended).toBe(true);
	expect(rooms.open('a')).toBe(next);
});

/** A room that is worth being kept, unless it is called silent. */
class Remembering extends Room<Member> {
	readonly #silent: boolean;

	constructor(id: string, options: RoomOptions) {
		super(id, options);
		this.#silent = id.startsWith('silent');
	}

	override remembers(): boolean {
		return !this.#silent;
	}
}

/** Rooms of which some may stay without anybody, one member, and what lets it in. */
function keepingRooms(keptEmpty: number) {
	const { now, wallTime, setTimer } = new FakeTime();
	const env = { now, wallTime, setTimer, publish: () => undefined };
	const rooms = new Rooms<Room<Member>>(
		env,
		(...of) => new Remembering(...of),
		undefined,
		keptEmpty,
	);
	const member: Member = { number: 1, close: () => undefined };
	const enter = (id: string, address?: string) => {
		const room = rooms.open(id, address);
		room.add(member);
		return room;
	};
	return { rooms, member, enter };
}

test('rooms that are kept empty are bounded, the one that was left first goes first', () => {
	const { rooms, member, enter } = keepingRooms(2);
	const [a, b, c] = [enter('a'), enter('b'), enter('c')];
	const stays = enter('stays');
	b.remove(member);
	a.remove(member);
	expect(rooms.size).toBe(2);
	// Somebody came back, so that this one was left last.
	expect(enter('b')).toBe(b);
	b.remove(member);
	c.remove(member);
	expect(rooms.size).toBe(1);
	expect(enter('b')).toBe(b);
	expect(enter('c')).toBe(c);
	expect(enter('stays')).toBe(stays);
	expect(enter('a')).not.toBe(a);
	expect(rooms.size).toBe(4);
});

test('whoever leaves more rooms than others loses their own, and not those of the others', () => {
	const { member, enter } = keepingRooms(4);
	const others = ['a', 'b'].map((id) => enter(id, '192.0.2.1'));
	for (const room of others) room.remove(member);
	const own = Array.from({ length: 9 }, (_, n) => enter(`${n}`, '192.0.2.2'));
	for (const room of own) room.remove(member);
	expect(['a', 'b'].map((id) => enter(id))).toEqual(others);
	expect(['7', '8'].map((id) => enter(id))).toEqual(own.slice(-2));
	expect(own).not.toContain(enter('6'));
});

test('a room in which nothing was said is kept, until there are too many, and drives none out', () => {
	const { member, enter } = keepingRooms(2);
	const left = ['silent', 'a', 'silent too'].map((id) => {
		const room = enter(id);
		room.remove(member);
		return room;
	});
	// The second and the third are kept: the first went, though nothing else is as old.
	expect(['a', 'silent too'].map((id) => enter(id))).toEqual(left.slice(1));
	expect(left).not.toContain(enter('silent'));
});

test('a member whose place was taken does not empty the room when it leaves', () => {
	const { now, wallTime, setTimer } = new FakeTime();
	const env = { now, wallTime, setTimer, publish: () => undefined };
	const rooms = new Rooms(env, (id, options) => new Room<Member>(id, options));
	const before: Member = { number: 1, close: () => undefined };
	const after: Member = { number: 1, close: () => undefined };
	const room = rooms.open('a');
	room.add(before);
	room.add(after);
	expect(room.remove(before)).toBe(false);
	expect(room.members).toEqual([after]);
	expect(rooms.open('a')).toBe(room);
	expect(room.remove(after)).toBe(true);
	expect(rooms.size).toBe(0);
});
