import { expect, test } from 'bun:test';

import { literal, NotALiteral } from './literal';

test('texts, lists and objects are read as they stand', () => {
	expect(literal("[{ text: 'a `b`', correct: true }, { text: \"it's\" }]")).toEqual([
		{ text: 'a `b`', correct: true },
		{ text: "it's" },
	]);
	expect(literal('`plain`')).toBe('plain');
});

test.each(['answers', '[...answers]', 'ask()', '`${a}`', '{ [key]: 1 }', '{ ...more }'])(
	'%s is not run',
	(source) => {
		expect(() => literal(source)).toThrow(NotALiteral);
	},
);
