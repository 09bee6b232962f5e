import type { Case } from '#docs/playground/bun/differential/stage';
import { serving, TELLING } from './source';

const ON_T = `open(ws) { ws.subscribe('t'); },`;

export const ORDER: Case[] = [
	{
		name: 'publish and send reach a socket in the order of the calls',
		server: serving(`${ON_T} message(ws) {
			ws.publish('t', 'p1'); server.publish('t', 's1'); ws.send('d1');
			server.publish('t', 's2'); ws.send('d2'); ws.publish('t', 'p2');
		},`),
		async play({ connect }) {
			const one = await connect('one');
			const two = await connect('two');
			one.send('go');
			await one.heard(4);
			await two.heard(4);
		},
	},
	{
		name: 'open runs before upgrade returns, and its message comes first',
		server: serving(
			`open(ws) { console.log('in open'); ws.send('from open'); }, message(ws, m) { ws.send(m); },`,
			`console.log('before'); const ok = server.upgrade(request); console.log('after', ok); if (!ok) return new Response('no');`,
		),
		async play({ connect, printed }) {
			const one = await connect('one');
			one.send('from one');
			await one.heard(2);
			await printed('after');
		},
	},
	{
		name: 'cork calls back at once with the socket, and returns what it returns',
		server: serving(`message(ws) {
			const result = ws.cork((corked) => { corked.send('a'); corked.send('b'); return corked === ws; });
			ws.send('c ' + result);
		},`),
		async play({ connect }) {
			const one = await connect('one');
			one.send('go');
			await one.heard(3);
		},
	},
	{
		name: 'messages arrive one by one, microtasks between them',
		server: serving(
			`message(ws, m) { ws.send('sync ' + m); queueMicrotask(() => ws.send('micro ' + m)); },`,
		),
		async play({ connect }) {
			const one = await connect('one');
			one.send('1');
			await one.heard(2);
			one.send('2');
			await one.heard(4);
		},
	},
	{
		name: 'an async handler overtakes itself',
		server: serving(
			`async message(ws, m) { await Bun.sleep(m === 'slow' ? 60 : 1); ws.send(m); },`,
		),
		async play({ connect }) {
			const one = await connect('one');
			one.send('slow');
			one.send('fast');
			await one.heard(2);
		},
	},
	{
		name: 'a timer of the server speaks without being asked',
		server: serving(`open(ws) {
			let n = 0;
			const timer = setInterval(() => { ws.send(String(++n)); if (n === 3) { clearInterval(timer); ws.close(1000, 'enough'); } }, 5);
		}, message() {},`),
		async play({ connect }) {
			const one = await connect('one');
			await one.over();
		},
	},
	{
		name: 'close runs before ws.close returns',
		server: serving(
			`${TELLING} message(ws) { console.log('before'); ws.close(4001, 'out'); console.log('after', ws.readyState); },`,
		),
		async play({ connect, printed }) {
			const one = await connect('one');
			one.send('go');
			await one.over();
			await printed('after');
		},
	},
	{
		name: 'those who leave are told of in the order in which they left',
		server: serving(
			`open(ws) { ws.subscribe('t'); }, message() {}, close(ws, code) { server.publish('t', 'left ' + code); },`,
		),
		async play({ connect }) {
			const one = await connect('one');
			const two = await connect('two');
			const three = await connect('three');
			two.close(4002);
			await one.heard(1);
			await three.heard(1);
			three.close(4003);
			await one.heard(2);
		},
	},
	{
		name: 'a thousand messages stay in order',
		server: serving(`message(ws, m) { ws.send(m); },`),
		async play({ connect }) {
			const one = await connect('one');
			for (let n = 0; n < 1_000; n += 1) one.send(String(n));
			await one.heard(1_000);
		},
	},
];
