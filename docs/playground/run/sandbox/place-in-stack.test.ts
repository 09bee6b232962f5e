import { describe, expect, test } from 'bun:test';

import { placeInStack } from './place-in-stack';

describe('the place in a stack', () => {
	const files = ['server/src/index.ts', 'web/src/App.svelte'];

	test.each([
		[
			'V8',
			'Error: x\n    at Map.get (<anonymous>)\n    at add (web/src/App.svelte:14:9)\n    at b (web/src/App.svelte:20:1)',
		],
		[
			'V8, with no name',
			'TypeError: a (b:1:2)\n    at blob:null/7:16:2\n    at web/src/App.svelte:14:9',
		],
		['SpiderMonkey', 'b@blob:null/7:16:2\nadd@web/src/App.svelte:14:9\n@web/src/App.svelte:20:1\n'],
		['JavaScriptCore', 'parse@[native code]\nadd@web/src/App.svelte:14:9'],
	])('is the innermost one of the reader, as %s writes it', (_engine, stack) => {
		const error = Object.assign(new Error('x'), { stack });
		expect(placeInStack(error, files)).toEqual({ file: 'web/src/App.svelte', line: 12, column: 9 });
	});

	test('is unknown where none of the reader’s files is in it', () => {
		expect(placeInStack('x', files)).toBeUndefined();
		expect(placeInStack(new Error('x'), files)).toBeUndefined();
	});
});
