import type { Check } from '#docs/exercises/checking/exercise';
import { bunTopics, rfc6455, theTask } from '#docs/exercises/checking/rule';
import { exactly } from '#docs/exercises/checking/wanted';

export type CheckName = (typeof checks)[number]['name'];

/** What the task asks for where no room is named; applications have 4000 to 4999 to themselves. */
const NO_ROOM = 4404;

export const checks = [
	{
		name: 'same-room-hears',
		rule: bunTopics,
		async run(probe) {
			const room = probe.text('tea');
			const a = await probe.connect({ room });
			const b = await probe.connect({ room });
			const text = probe.text('hello');
			const end = probe.text('end');
			a.send(text);
			a.send(end);
			await b.hearsEachOnce([exactly(text)], exactly(end));
			const reply = probe.text('hello-back');
			b.send(reply);
			await a.hears(reply);
		},
	},
	{
		name: 'other-rooms-do-not',
		needs: 'same-room-hears',
		rule: bunTopics,
		async run(probe) {
			const [tea, coffee] = [probe.text('tea'), probe.text('coffee')];
			const a = await probe.connect({ room: tea });
			const b = await probe.connect({ room: tea });
			const c = await probe.connect({ room: coffee });
			const d = await probe.connect({ room: coffee });
			const text = probe.text('about-tea');
			a.send(text);
			await b.hears(text);
			const marker = probe.text('about-coffee');
			d.send(marker);
			await c.hearsWithout([exactly(text)], exactly(marker));
		},
	},
	{
		name: 'names-are-exact',
		needs: 'other-rooms-do-not',
		rule: theTask,
		async run(probe) {
			const room = probe.text('tea');
			const a = await probe.connect({ room });
			const b = await probe.connect({ room });
			const c = await probe.connect({ room: room.toUpperCase() });
			const d = await probe.connect({ room: room.toUpperCase() });
			const text = probe.text('small-letters');
			a.send(text);
			await b.hears(text);
			const marker = probe.text('capitals');
			c.send(marker);
			await d.hearsWithout([exactly(text)], exactly(marker));
		},
	},
	{
		name: 'any-name',
		needs: 'other-rooms-do-not',
		rule: rfc6455('3'),
		async run(probe) {
			const room = probe.text('お茶 & お菓子/1');
			const a = await probe.connect({ room });
			const b = await probe.connect({ room });
			const c = await probe.connect({ room: `${room}2` });
			const d = await probe.connect({ room: `${room}2` });
			const text = probe.text('hello');
			a.send(text);
			await b.hears(text);
			const marker = probe.text('elsewhere');
			c.send(marker);
			await d.hearsWithout([exactly(text)], exactly(marker));
			// A name like any other, but not where an object is the list of rooms.
			const e = await probe.connect({ room: '__proto__' });
			const f = await probe.connect({ room: '__proto__' });
			const end = probe.text('to-nobody-else');
			e.send(end);
			await f.hears(end);
		},
	},
	{
		name: 'no-room-no-connection',
		needs: 'same-room-hears',
		closes: NO_ROOM,
		rule: rfc6455('7.4.2'),
		async run(probe) {
			const a = await probe.connect();
			await a.isClosed(NO_ROOM);
			const b = await probe.connect({ room: '' });
			await b.isClosed(NO_ROOM);
		},
	},
	{
		name: 'others-may-leave',
		needs: 'same-room-hears',
		rule: rfc6455('7.1.1'),
		async run(probe) {
			const room = probe.text('tea');
			const a = await probe.connect({ room });
			const b = await probe.connect({ room });
			const c = await probe.connect({ room });
			b.close();
			await b.isClosed();
			const text = probe.text('still-here');
			a.send(text);
			await c.hears(text);
		},
	},
] as const satisfies readonly Check[];
