import type { Case } from '#docs/playground/bun/differential/stage';

const printing = (name: string, code: string): Case => ({
	name: `console: ${name}`,
	server: code,
	play: ({ ended }) => ended(),
});

export const OUTPUT: Case[] = [
	printing(
		'texts and numbers',
		`console.log('a', 1, -0, 1.5, NaN, true, null, undefined, 10n, Symbol('s'));`,
	),
	printing(
		'objects',
		`console.log({ a: 1, b: 'x', 'c-d': [1, 2], e: { f: { g: { h: 1 } } }, i: undefined, j() {} });`,
	),
	printing('lists', `console.log([1, 'two', null], [], [[1, [2]]], [{ a: 1 }, { b: 2 }]);`),
	printing('a long list', `console.log(Array.from({ length: 120 }, (_, n) => n));`),
	printing(
		'maps, sets, classes',
		`class Point { x = 1; } console.log(new Map([['k', { z: 1 }]]), new Set(['q', 1]), new Point(), new Map(), new Set(), Point, () => 1, function named() {});`,
	),
	printing('bytes', `console.log(new Uint8Array([1, 2]), new ArrayBuffer(2), Buffer.from('hi'));`),
	printing(
		'placeholders',
		`console.log('%s is %d and %i', 'a', 5.5, 6.7, 'more'); console.log('100%', 'sure');`,
	),
	printing(
		'the other streams',
		`console.info('info'); console.debug('debug'); console.error('! error'); console.warn('! warn');`,
	),
	printing('depth', `console.log([[[[1]]]], { a: { b: { c: { d: 1 } } } }, [[1, [2, [3]]]]);`),
	printing(
		'getters, and symbols as keys',
		`console.log({ get x() { console.log('called'); return 1; }, set y(v) {}, get z() { return 1; }, set z(v) {} }, { a: 2, [Symbol('s')]: 1 });`,
	),
	printing(
		'kinds of functions',
		`console.log(async function f() {}, function* g() {}, async () => {}, function () {}, async function* h() {}, class {});`,
	),
	printing(
		'headers and numbers',
		`console.log(new Headers({ a: 'b' }), new Float32Array([1.5, 2]));`,
	),
	printing(
		'objects late in a list',
		`console.log([1.5, 'two', { three: 3, four: 4 }], ['a', [1, 2]]);`,
	),
	printing('dates and patterns', `console.log(new Date(0), /x/g, Object.create(null));`),
];
