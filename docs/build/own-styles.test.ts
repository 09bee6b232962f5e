import { expect, test } from 'bun:test';

import { ownRules, shownOn, withOwnStyles } from './own-styles';

const SCRIPTS = new Map([
	['Island.x1.js', 'import{a}from"./part.x1.js";const b="svelte-aaa";import(`./later.x1.js`)'],
	['part.x1.js', 'const c="row svelte-bbb"'],
	['later.x1.js', 'const d="svelte-ccc"'],
	['other.x1.js', 'const e="svelte-ddd"'],
]);
const ISLAND = '<astro-island component-url="/base/_astro/Island.x1.js"></astro-island>';

test('a page may show what its HTML has, and what its scripts import, now or later', () => {
	const page = `<p class="astro-eeeeeeee"></p><style>.x.svelte-ddd{}</style>${ISLAND}`;
	const { atOnce, ever } = shownOn(page, SCRIPTS);
	expect([...atOnce].sort()).toEqual(['astro-eeeeeeee', 'svelte-aaa', 'svelte-bbb']);
	expect([...ever].sort()).toEqual(['astro-eeeeeeee', 'svelte-aaa', 'svelte-bbb', 'svelte-ccc']);
});

test('a rule goes when each of its selectors is about a component that is not shown', () => {
	const shown = new Set(['svelte-aaa']);
	for (const [sheet, own] of [
		['.a.svelte-aaa{color:red}.a.svelte-zzz{color:red}', '.a.svelte-aaa{color:red}'],
		['p{color:red}', 'p{color:red}'],
		['.a.svelte-zzz,.b.svelte-aaa{color:red}', '.a.svelte-zzz,.b.svelte-aaa{color:red}'],
		['.a.svelte-aaa .b:where(.svelte-zzz){color:red}', ''],
		['@media print{.a.svelte-zzz{color:red}}\n', ''],
		['@container (width<9rem){@media print{.a.svelte-zzz{color:red}}}p{}', 'p{}'],
		[
			'@keyframes svelte-zzz-turn{to{rotate:1turn}}',
			'@keyframes svelte-zzz-turn{to{rotate:1turn}}',
		],
	] as const) {
		expect(ownRules(sheet, shown), sheet).toBe(own);
	}
});

test('a linked sheet goes with its last component, unless it is about none', () => {
	const link = (name: string) => `<link rel="stylesheet" href="/base/_astro/${name}">`;
	const sheets = new Map([
		['own.css', '.a.svelte-bbb{}'],
		['later.css', '.a.svelte-ccc{}'],
		['foreign.css', '.a.svelte-ddd{}'],
		['global.css', 'p{}'],
	]);
	const page = [...sheets.keys()].map(link).join('') + ISLAND;
	expect(withOwnStyles(page, SCRIPTS, sheets)).toBe(link('own.css') + link('global.css') + ISLAND);
});
