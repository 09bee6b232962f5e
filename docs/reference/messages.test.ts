import * as protocol from '#protocol';
import { describe, expect, test } from 'bun:test';
import * as v from 'valibot';

import en from '#docs/content/i18n/en.json';
import ja from '#docs/content/i18n/ja.json';

import { type Bound, type Field, messagesOf, nameOf, WIRES } from './messages';

const wires = Object.entries(WIRES).flatMap(([live, sides]) =>
	Object.entries(sides).map(([side, schema]) => ({ live, side, schema })),
);

test('every schema of a message is in the reference', () => {
	const isMessage = (value: unknown) =>
		typeof value === 'object' &&
		value !== null &&
		'type' in value &&
		(value.type === 'variant' || value.type === 'object');
	const known = new Set<unknown>(wires.map(({ schema }) => schema));
	const unknown = Object.entries(protocol)
		.filter(([, value]) => isMessage(value) && !known.has(value))
		.map(([name]) => name);
	expect(unknown).toEqual([]);
});

describe.each(wires)('what the $side of /live/$live says', ({ live, side, schema }) => {
	const messages = messagesOf(schema);

	test('has one entry for each variant', () => {
		const options: readonly unknown[] = 'options' in schema ? schema.options : [schema];
		expect(messages).toHaveLength(options.length);
		if (options.length > 1) {
			const literals = [...JSON.stringify(schema).matchAll(/"type":\{[^{}]*"literal":"(\w+)"/g)];
			expect(messages.map(({ type }) => type)).toEqual(literals.map(([, literal]) => literal));
		}
		expect(new Set(messages.map(({ type }) => type)).size).toBe(messages.length);
	});

	test.each([
		['ja', ja],
		['en', en],
	])('is explained in %s, each message, value and bound', (_, words: Record<string, string>) => {
		for (const { type = 'message', fields } of messages) {
			expect(words).toHaveProperty([`reference.message.${live}.${side}.${type}`]);
			for (const { path, bounds } of fields) {
				const own = `reference.value.${live}.${type}.${path}`;
				if (!(own in words)) expect(words).toHaveProperty([`reference.value.${nameOf(path)}`]);
				for (const { kind } of bounds) expect(words).toHaveProperty([`reference.bound.${kind}`]);
			}
		}
	});
});

test('a schema is taken apart into types, values, bounds and what may be left out', () => {
	const schema = v.variant('type', [
		v.object({ type: v.literal('hush') }),
		v.object({
			type: v.literal('say'),
			how: v.picklist(['loud', 'low']),
			text: v.pipe(v.string(), v.trim(), v.maxLength(20)),
			times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
			to: v.pipe(v.array(v.pipe(v.string(), v.regex(/^#/))), v.maxLength(8)),
			pairs: v.array(v.tuple([v.string(), v.number()])),
			seen: v.optional(v.object({ by: v.array(v.object({ id: v.number() })) })),
		}),
	]);
	const field = (path: string, kind: string, bounds: Bound[] = [], optional = false): Field => ({
		path,
		kind,
		optional,
		bounds,
	});
	expect(messagesOf(schema)).toEqual([
		{ type: 'hush', fields: [] },
		{
			type: 'say',
			fields: [
				field('how', '"loud" | "low"'),
				field('text', 'string', [
					{ kind: 'trim', to: '' },
					{ kind: 'max_length', to: '20' },
				]),
				field(
					'times',
					'number',
					[
						{ kind: 'integer', to: '' },
						{ kind: 'min_value', to: '1' },
					],
					true,
				),
				field('to', 'string[]', [
					{ kind: 'max_items', to: '8' },
					{ kind: 'regex', to: '/^#/' },
				]),
				field('pairs', '[string, number][]'),
				field('seen', 'object', [], true),
				field('seen.by', 'object[]'),
				field('seen.by[].id', 'number'),
			],
		},
	]);
});

test('a schema that nobody has thought of stops the build', () => {
	expect(() => messagesOf(v.object({ when: v.date() }))).toThrow('type date');
});
