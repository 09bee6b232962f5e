import type { Case } from '#docs/playground/bun/differential/stage';
import { serving } from './source';

export const TOPICS: Case[] = [
	{
		name: 'subscribe, unsubscribe and isSubscribed tell what they did',
		server: serving(`message(ws) {
			console.log(ws.isSubscribed('t'), ws.subscribe('t'), ws.subscribe('t'), ws.isSubscribed('t'), server.subscriberCount('t'));
			console.log(ws.unsubscribe('t'), ws.unsubscribe('t'), ws.isSubscribed('t'), server.subscriberCount('t'));
			ws.send('done');
		},`),
		async play({ connect }) {
			const one = await connect('one');
			one.send('go');
			await one.heard(1);
		},
	},
	{
		name: 'subscriptions lists the topics of the socket',
		server: serving(
			`message(ws) { ws.subscribe('a'); ws.subscribe('b'); ws.unsubscribe('a'); console.log(ws.subscriptions); ws.send('done'); },`,
		),
		async play({ connect }) {
			const one = await connect('one');
			one.send('go');
			await one.heard(1);
		},
	},
	{
		name: 'ws.publish leaves the sender out, server.publish does not',
		server: serving(
			`open(ws) { ws.subscribe('t'); }, message(ws, m) { m === 'ws' ? ws.publish('t', 'by ws') : server.publish('t', 'by server'); },`,
		),
		async play({ connect }) {
			const one = await connect('one');
			const two = await connect('two');
			one.send('ws');
			await two.heard(1);
			one.send('server');
			await two.heard(2);
			await one.heard(1);
		},
	},
	{
		name: 'publishToSelf reaches the sender',
		server: serving(
			`publishToSelf: true, open(ws) { ws.subscribe('t'); }, message(ws, m) { ws.publish('t', m); },`,
		),
		async play({ connect }) {
			const one = await connect('one');
			one.send('me');
			await one.heard(1);
		},
	},
	{
		name: 'publish tells how many bytes went out, 0 when nobody hears',
		server: serving(`open(ws) { ws.subscribe('t'); }, message(ws) {
			console.log(server.publish('t', 'abc'), server.publish('t', 'あ'), server.publish('nobody', 'abc'), ws.publish('t', 'abc'), server.publish('t', new Uint8Array(4)));
			ws.send('done');
		},`),
		async play({ connect }) {
			const one = await connect('one');
			one.send('go');
			await one.heard(4);
		},
	},
	{
		name: 'one may publish to a topic that one has not subscribed to',
		server: serving(
			`message(ws, m) { if (m === 'in') ws.subscribe('t'); else ws.publish('t', m); if (m === 'in') ws.send('in'); },`,
		),
		async play({ connect }) {
			const one = await connect('one');
			const two = await connect('two');
			two.send('in');
			await two.heard(1);
			one.send('from outside');
			await two.heard(2);
		},
	},
	{
		name: 'a socket that has left a topic hears no more of it',
		server: serving(
			`open(ws) { ws.subscribe('t'); }, message(ws, m) { if (m === 'leave') { ws.unsubscribe('t'); ws.send('left'); } else { server.publish('t', m); ws.send('said'); } },`,
		),
		async play({ connect }) {
			const one = await connect('one');
			const two = await connect('two');
			two.send('leave');
			await two.heard(1);
			one.send('unheard by two');
			await one.heard(2);
			two.send('marker');
			await two.heard(2);
		},
	},
	{
		name: 'in close the socket is in no topic, and a publish of its reaches nobody new',
		server: serving(`open(ws) { ws.subscribe('t'); }, message() {}, close(ws, code) {
			console.log(ws.isSubscribed('t'), server.subscriberCount('t'), ws.send('x'), ws.subscribe('t'), server.publish('t', 'gone ' + code));
		},`),
		async play({ connect, printed }) {
			const one = await connect('one');
			const two = await connect('two');
			two.close(4000);
			await one.heard(1);
			await printed('false');
		},
	},
	{
		name: 'ws.publish in close is heard by the others',
		server: serving(
			`open(ws) { ws.subscribe('t'); }, message() {}, close(ws) { console.log(ws.publish('t', 'my last')); server.publish('t', 'marker'); },`,
		),
		async play({ connect, printed, until, transcript }) {
			await connect('one');
			const two = await connect('two');
			two.close(4000);
			await until(() => transcript.clients.one?.includes('message "marker"') ?? false);
			await printed('Listening');
		},
	},
	{
		name: 'a topic has to have a name, and a message something in it',
		server: serving(`message(ws) {
			for (const wrong of [() => ws.subscribe(''), () => ws.subscribe(5), () => ws.publish('t'), () => ws.send()]) {
				try { wrong(); console.log('nothing thrown'); } catch (error) { console.log(error.name, error.message); }
			}
			ws.send('done');
		},`),
		async play({ connect }) {
			const one = await connect('one');
			one.send('go');
			await one.heard(1);
		},
	},
	{
		name: 'topics of two servers are two',
		server: `
const handlers = { open(ws) { ws.subscribe('t'); }, message(ws, m) { ws.data.server.publish('t', m); } };
const start = () => Bun.serve({ port: 0, fetch(request, server) { server.upgrade(request, { data: { server } }); }, websocket: handlers });
const other = start();
const server = Bun.serve({
	fetch(request, server) { if (!server.upgrade(request, { data: { server } })) return new Response(String(other.subscriberCount('t'))); },
	websocket: handlers,
});
console.log('Listening on ' + server.url);
const inside = new WebSocket('ws://localhost:' + other.port + '/ws');
inside.onopen = () => console.log('inside is open');
inside.onmessage = ({ data }) => console.log('inside heard', data);
`,
		async play({ connect, printed, ask }) {
			await printed('inside is open');
			const one = await connect('one');
			one.send('only here');
			await one.heard(1);
			await ask('count', '/');
		},
	},
];
