import type { Case } from '#docs/playground/bun/differential/stage';

const ending = (name: string, server: string): Case => ({
	name: `globalThis: ${name}`,
	server,
	play: ({ ended }) => ended(),
});

/** A global by its name and as a part of the object that holds it. */
export const GLOBALS: Case[] = [
	ending(
		'has what the names have',
		`console.log(globalThis.Bun === Bun, globalThis.process === process, globalThis.fetch === fetch, globalThis.WebSocket === WebSocket, globalThis.setTimeout === setTimeout, globalThis.Buffer === Buffer);
console.log(global === globalThis, self === globalThis, globalThis.globalThis === globalThis, 'Bun' in globalThis, 'nope' in globalThis);`,
	),
	ending(
		'serves',
		`const server = globalThis.Bun.serve({ port: 0, fetch: () => new Response('hi') }); console.log(await (await globalThis.fetch(server.url)).text()); await server.stop(true);`,
	),
	ending(
		'has the functions and the classes of the realm',
		`globalThis.queueMicrotask(() => console.log('micro')); console.log(globalThis.btoa('hi'), globalThis.structuredClone({ a: 1 }), new globalThis.URL('http://a/b').pathname, globalThis.URL === URL, typeof globalThis.crypto.randomUUID);`,
	),
	ending(
		'holds what is put there, by its name too',
		`globalThis.counter ??= 0; globalThis.counter += 1; console.log(counter, globalThis.counter, delete globalThis.counter, typeof counter);`,
	),
];
