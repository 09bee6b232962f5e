import { builtinModules } from 'node:module';

/**
 * Who may import whom, as ESLint configuration. Across folders an import begins with `#docs/`,
 * `#demo-server/`, `#protocol` or `#rfc6455`, and between neighbours with `./`, so that what is
 * written tells the folder and nothing has to be resolved. The picture is in CONTRIBUTING.md.
 *
 * @typedef {{ regex: string, message: string }} Ban - an import that matches is refused
 */

/** @type {Ban} */
const PARENT = {
	regex: String.raw`(^|/)\.\.(/|$)`,
	message:
		"Across folders write #docs/…, #demo-server/…, #protocol or #rfc6455; './' is for neighbours.",
};

/** @type {Ban} */
const SERVER = {
	regex: '^#demo-server/',
	message: 'docs/ knows the server by #protocol and #rfc6455 only.',
};

/** @type {Ban} */
const PAGES = { regex: '^#docs/', message: 'The server knows nothing of the pages.' };

/** @type {Ban} */
const HONO_BUN = {
	regex: '^(hono/bun|@hono/bun)$',
	message: 'hono/bun is imported in demo-server/websocket.ts and nowhere else.',
};

/** @type {Ban} */
const RUNTIME = {
	regex: `^(node:.*|bun(:.*)?|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
	message: 'This also runs in a page, where there is no Node and no Bun: have it handed in.',
};

/**
 * Bans the folders of docs/ that lie to the left of the arrow.
 * @returns {Ban}
 */
const left = (/** @type {string[]} */ ...folders) => ({
	regex: `^#docs/(${folders.join('|')})/`,
	message:
		'The arrow points the other way: content → demos, exercises, listings → stage, playground, lib.',
});

/**
 * @param {string} name
 * @param {string[]} files
 * @param {Ban[]} bans
 * @param {{ ignores?: string[], globals?: string[] }} [options]
 */
function folder(name, files, bans, { ignores = [], globals = [] } = {}) {
	return {
		name: `arrows/${name}`,
		files,
		...(ignores.length > 0 && { ignores }),
		rules: {
			'no-restricted-imports': ['error', { patterns: bans }],
			// The rule above reads `import … from`; this one reads `import(…)`.
			'no-restricted-syntax': [
				'error',
				...bans.map(({ regex, message }) => ({
					selector: `ImportExpression[source.value=/${regex.replaceAll('/', String.raw`\/`)}/]`,
					message,
				})),
				MARKUP,
			],
			'no-restricted-globals': [
				'error',
				...globals.map((global) => ({ name: global, message: RUNTIME.message })),
			],
		},
	};
}

/** Stands here because ESLint lets only one configuration speak for a rule. */
const MARKUP = {
	selector: 'MemberExpression[property.name=/^(inner|outer)HTML$/]',
	message: 'Build elements, or let Svelte do it: what a peer sent must never become markup.',
};

const TESTS = ['**/*.test.ts', '**/*.spec.ts'];
const ANY = '**/*.{js,mjs,ts,svelte,astro}';

export const arrows = [
	folder('docs', [`docs/${ANY}`], [PARENT, SERVER, left('content')], {
		ignores: [...TESTS, 'docs/e2e/*.config.ts'],
	}),
	folder(
		'foundations of docs',
		[`docs/{stage,playground,lib}/${ANY}`],
		[PARENT, SERVER, left('content', 'worksheets', 'demos', 'exercises', 'listings')],
		{ ignores: TESTS },
	),
	folder(
		'the reference',
		[`docs/reference/${ANY}`],
		[
			PARENT,
			{
				regex: '^#demo-server/(?!testing/rfc6455/)',
				message: "Of the server, the reference is made from the tables of the codec's tests.",
			},
			left('content', 'demos', 'exercises', 'listings'),
		],
		{ ignores: TESTS },
	),
	folder(
		'the host of demos in the page',
		['docs/lib/in-page-host{.ts,/**/*.ts}'],
		[
			PARENT,
			{
				regex:
					'^#demo-server/(?!live/|rooms/|(environment|real-time|upgrade|guards/(inbound|token-bucket))$)',
				message: 'Of the server, the page can host live/ and rooms/, with what these need.',
			},
			left('content', 'demos', 'exercises', 'listings'),
		],
		{ ignores: TESTS },
	),
	folder(
		'listings',
		[`docs/listings/${ANY}`],
		[{ regex: '^#', message: 'A listing is a program of the reader: it has nothing of ours.' }],
		{ ignores: ['docs/listings/*', 'docs/listings/testing/**', ...TESTS] },
	),
	folder(
		'programs of exercises',
		[`docs/exercises/*/{starter,solution,testing}/${ANY}`],
		[{ regex: '^#', message: 'This is a program of the reader: it has nothing of ours.' }],
		{ ignores: TESTS },
	),
	folder(
		'checks',
		[`docs/exercises/{checking,serving}/${ANY}`, `docs/exercises/*/{checks,words,exercise}.ts`],
		[PARENT, SERVER, left('content', 'demos', 'listings'), RUNTIME],
		// The door is a program for Bun, and for the Bun in the page.
		{
			ignores: [...TESTS, 'docs/exercises/serving/door.ts'],
			globals: ['Bun', 'process', 'Buffer'],
		},
	),
	folder('tests of docs', ['docs/**/*.test.ts', 'docs/e2e/**/*.ts'], [PARENT], {
		ignores: ['docs/e2e/*.config.ts'],
	}),
	folder('server', [`demo-server/${ANY}`], [PARENT, PAGES, HONO_BUN], {
		ignores: ['demo-server/websocket.ts'],
	}),
	folder('websocket', ['demo-server/websocket.ts'], [PARENT, PAGES]),
	folder(
		'live demos and rooms',
		[`demo-server/{live,rooms}/${ANY}`],
		[PARENT, PAGES, HONO_BUN, RUNTIME],
		{ ignores: TESTS, globals: ['Bun', 'process', 'Buffer'] },
	),
	folder(
		'protocol',
		[`demo-server/protocol/${ANY}`],
		[
			{
				regex: String.raw`^(?!valibot$|\./)`,
				message: 'The protocol imports valibot and its own files, nothing else.',
			},
		],
		{ ignores: TESTS, globals: ['Bun', 'process', 'Buffer'] },
	),
	folder(
		'rfc6455',
		[`demo-server/rfc6455/${ANY}`],
		[
			{
				regex: String.raw`^(?!#demo-server/protocol/accept-key$|\./)`,
				message: 'The codec of RFC 6455 imports accept-key and its own files, nothing else.',
			},
		],
		{
			ignores: TESTS,
			globals: ['Bun', 'process', 'Buffer', 'document', 'window', 'crypto'],
		},
	),
];
