import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

import { arrows } from './docs/build/arrows.js';
import svelteConfig from './svelte.config.js';

const CODE = ['**/*.{js,mjs,ts,svelte,astro}'];
const TESTS = [
	'**/*.test.ts',
	'docs/e2e/**',
	'{demo-server,docs/listings,docs/exercises}/testing/**',
];
const LISTINGS = [
	'docs/listings/**',
	'docs/exercises/*/{starter,solution}/**',
	'docs/exercises/*/testing/{right,wrong}/**',
];

export default defineConfig(
	globalIgnores(['dist/', '.astro/', '.cache/', 'test-results/', 'playwright-report/', 'mine/']),
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	ts.configs.stylisticTypeChecked,
	svelte.configs.recommended,
	astro.configs.recommended,
	{
		files: CODE,
		languageOptions: {
			globals: { ...globals.browser, ...globals.node, Bun: 'readonly' },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			// TypeScript knows names better.
			'no-undef': 'off',
			eqeqeq: 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/consistent-type-definitions': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
			// Interfaces are written with methods; what implements them here uses no `this`.
			'@typescript-eslint/unbound-method': 'off',
			// An empty string is as good as none where one of these stands before `||`.
			'@typescript-eslint/prefer-nullish-coalescing': [
				'error',
				{ ignorePrimitives: { string: true } },
			],
			// Hono points to @hono/bun, which is not published yet; the import stands in one place.
			'@typescript-eslint/no-deprecated': [
				'error',
				{
					allow: [
						{
							from: 'package',
							package: 'hono',
							name: ['BunWebSocketData', 'getConnInfo', 'upgradeWebSocket', 'websocket'],
						},
					],
				},
			],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/button-has-type': 'error',
			'svelte/require-each-key': 'error',
			'svelte/no-target-blank': 'error',
			// Astro's checker sees the named slots of an island as its children.
			'svelte/no-unused-props': ['error', { ignorePropertyPatterns: ['/^children$/'] }],
			// Props of a component are read, not reassigned; `let` is what Svelte's $props wants at times.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all' }],
			// Much of what a class keeps is never shown, and then need not be reactive.
			'svelte/prefer-svelte-reactivity': 'off',
		},
	},
	{
		files: ['**/*.astro'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: { parserOptions: { projectService: false } },
		rules: { 'astro/no-set-html-directive': 'error' },
	},
	{
		// The parts of a page that Astro's plugin cuts out as files of their own.
		files: ['**/*.astro/*.ts', '**/*.astro/*.js'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: { parserOptions: { projectService: false } },
	},
	{
		files: ['**/*.{js,mjs}'],
		extends: [ts.configs.disableTypeChecked],
		languageOptions: { parserOptions: { projectService: false } },
	},
	{
		files: TESTS,
		ignores: ['**/*.mjs'],
		rules: {
			// A test calls many a thing only for what it does.
			'@typescript-eslint/no-floating-promises': [
				'error',
				{ allowForKnownSafeCalls: ['test', 'describe'] },
			],
			'@typescript-eslint/require-await': 'off',
			// What a test reads from a response, it asserts right away.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/no-invalid-void-type': 'off',
			'@typescript-eslint/no-empty-function': 'off',
		},
	},
	arrows,
	{
		// Programs of the reader: judged by whether they run, and read by people who just begin.
		files: LISTINGS,
		extends: [ts.configs.disableTypeChecked],
		rules: {
			'@typescript-eslint/no-empty-function': 'off',
			'no-console': 'off',
			// A beginner writes the shortest button, and `let` before each `$state` alike.
			'svelte/button-has-type': 'off',
			'svelte/prefer-const': 'off',
		},
	},
);
