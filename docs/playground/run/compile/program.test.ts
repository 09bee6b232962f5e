import { describe, expect, test } from 'bun:test';

import { compileProgram, type Program } from './program';

const SERVER = 'server/src/index.ts';

function compile(source: string, file = SERVER): Program {
	return compileProgram({ [file]: source }, file, new Set(['hono', 'svelte']));
}

/** Runs a program of one file, and returns what it exports and the lines that it told of. */
function run(source: string, packages: Record<string, unknown> = {}) {
	const program = compile(source);
	expect(program.errors).toEqual([]);
	const code = program.modules[SERVER] ?? '';
	const lines: number[] = [];
	const exports: Record<string, unknown> = {};
	// eslint-disable-next-line @typescript-eslint/no-implied-eval -- what the compiler is for
	const body = new Function('require', 'exports', '__at', 'import_meta', code);
	Reflect.apply(body, undefined, [
		(name: string) => packages[name],
		exports,
		(_file: number, line: number) => lines.push(line),
		{ main: true },
	]);
	return { exports, lines };
}

describe('a module of TypeScript', () => {
	test('tells of each statement on its line, in order', () => {
		const { lines } = run(`let a = 1;
if (a) a = 2;
else a = 3;
for (const b of [1, 2]) a += b;
const f = (): number => a;
f();`);
		expect(lines).toEqual([1, 2, 2, 4, 4, 4, 5, 6, 5]);
	});

	test.each([
		['no semicolons', 'let a = 1\nlet b: string = "x"\nb += a\nexport const x = b'],
		['a loop with an empty body', 'let a = 0; while (a++ < 3);\nexport const x = `x${a - 3}`'],
		[
			'nested loops without braces',
			'let s = ""; for (let i = 0; i < 2; i++) for (const c of "x1") if (i) s += c;\nexport const x = s',
		],
		[
			'an arrow that returns an object',
			'const f = () => ({ x: "x1" });\nexport const { x } = f();',
		],
		[
			'an arrow in an arrow',
			'const f = (a: string) => (b: number): string => a + b;\nexport const x = f("x")(1);',
		],
		['do without braces', 'let n = 0, x = ""; do x += n++ ? 1 : "x"; while (n < 2)\nexport { x }'],
		['a label', 'let x = ""; a: for (;;) { for (;;) { x = "x1"; break a } }\nexport { x }'],
		[
			'a switch',
			'let x; switch (Number(1)) { case 1: x = "x1"; break; default: x = 2 }\nexport { x }',
		],
		['an enum', 'enum Way { Up = 1 }\nexport const x = `x${Way.Up}`;'],
		[
			'overloads',
			'function f(a: string): string;\nfunction f(a: number): string;\nfunction f(a: unknown) { return String(a) }\nexport const x = f("x1");',
		],
		[
			'a class',
			'class A { #a = 1; constructor(private b: string) {} get x() { return this.b + this.#a } static { A.name; } }\nexport const x = new A("x").x;',
		],
		[
			'a derived class',
			'class A { x = "x" }\nclass B extends A { constructor() { super(); this.x += 1 } }\nexport const { x } = new B();',
		],
		['a generator', 'function* g() { yield "x"; yield 1 }\nexport const x = [...g()].join("");'],
		[
			'satisfies and as',
			'const a = { b: "x1" } satisfies { b: string };\nexport const x = a.b as string;',
		],
		['a prefix operator after no semicolon', 'let n = 0\nlet m = n\n++n\nexport const x = `x${n}`'],
		['import.meta', 'export const x = import.meta.main ? "x1" : "";'],
		[
			'a directive',
			'"use strict";\nexport const x = (function () { "use strict"; return this === undefined ? "x1" : "" })();',
		],
		['an import after its use', 'export const x = y;\nimport { y } from "hono";'],
		[
			'a default and a namespace',
			'import d, * as all from "hono";\nexport const x = d + all.y.slice(1);',
		],
		[
			'a type import',
			'import { type T, y } from "hono";\nimport type { U } from "nowhere";\nexport const x: T | U = y;',
		],
	])('runs as it did: %s', (_name, source) => {
		const { exports } = run(source, { hono: { y: 'x1', default: 'x', __esModule: true } });
		expect(exports.x).toBe('x1');
	});

	test('keeps what it throws on its line', async () => {
		const source = `import { Hono } from 'hono';\n\ntype A = {\n\ta: string;\n};\nenum B {\n\tC,\n}\nthrow new Error('here');`;
		const code = compile(source).modules[SERVER] ?? '';
		expect(code.split('\n')[8]).toContain("throw new Error('here')");
	});
});

describe('a mistake', () => {
	test.each([
		['let a = ;', 1, 9],
		['const a = 1;\nconst b = {\n', 3, 1],
		['const a = 1;\nconst a = 2;', 2, 7],
		['let x: = 1;', 1, 8],
	])('in %j has its line and column', (source, line, column) => {
		expect(compile(source).errors).toMatchObject([{ file: SERVER, line, column }]);
	});

	test.each([
		['<script lang="ts">\n\tlet a = ;\n</script>', 2, 10],
		['<p>{#if}</p>', 1, 8],
		['<script>\n\tlet a = 1; let b = $state(0); function f() { $state(1); }\n</script>', 2, 47],
		['<div>\n<p>', 2, 1],
	])('in the component %j has its line and column', (source, line, column) => {
		const file = 'web/src/App.svelte';
		expect(compile(source, file).errors).toMatchObject([{ file, line, column }]);
	});

	test.each([
		['namespace N { export const q = 1 }', 1],
		['\nexport namespace N { namespace M { let q } }', 2],
		['\n\nnamespace N.M { export function q() {} }', 3],
	])('is the namespace with values in %j, and what to do is said', (source, line) => {
		const [error] = compile(source).errors;
		expect(error).toMatchObject({ file: SERVER, line });
		expect(error?.message).toMatch(/^A namespace .* Put them in a module/);
	});

	test.each([
		'namespace N { export type T = 1; interface U { a: 1 } namespace M { type V = 2 } }',
		'declare namespace N { const q: 1; namespace M { const r: 2 } }',
		'declare global { interface Window { q: 1 } var r: 1 }',
		'declare module "x" { export const y: 1; }',
	])('is not the namespace of types in %j', (source) => {
		expect(run(`${source}\nexport const x = 1;`).exports.x).toBe(1);
	});

	test('in the name of a module is told where it is imported, and by name', () => {
		expect(compile("import { a } from 'hono';\nimport { b } from 'node:fs';").errors).toEqual([
			{
				file: SERVER,
				line: 2,
				column: 19,
				module: 'node:fs',
				message: '"node:fs" is not available in the page.',
			},
		]);
	});

	test('in an imported file is told of that file', () => {
		const files = { [SERVER]: "import './other';", 'server/src/other.ts': '\nlet' };
		expect(compileProgram(files, SERVER, new Set()).errors).toMatchObject([
			{ file: 'server/src/other.ts', line: 2 },
		]);
	});
});

describe('a component', () => {
	const file = 'web/src/App.svelte';
	const source = `<script lang="ts">
	import type { Said } from '../../server/src/protocol';
	import { say } from './say';
	let list = $state<Said[]>([]);
	function add() {
		if (list.length > 3) throw new Error('full');
		list.push(say());
	}
</script>

<button onclick={() => add()}>{list.length}</button>
<style>
	button { color: red; }
</style>`;
	const files = { [file]: source, 'web/src/say.ts': 'export const say = () => 1;' };

	test('comes with what it imports, but for types', () => {
		const { errors, modules } = compileProgram(files, file, new Set(['svelte']));
		expect(errors).toEqual([]);
		expect(Object.keys(modules)).toEqual([file, 'web/src/say.ts']);
	});

	test('leads from each place that throws back to its own line', () => {
		const { modules, lineOf } = compileProgram(files, file, new Set(['svelte']));
		const lines = (modules[file] ?? '').split('\n');
		const lineWith = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
		const columnOf = (text: string) => (lines[lineWith(text) - 1] ?? '').indexOf(text) + 2;
		for (const [text, line] of [
			["Error('full')", 6],
			['list.push', 7],
			['_say.say', 7],
			['add()', 5],
		] as const) {
			expect({ text, line: lineOf(file, lineWith(text), columnOf(text)) }).toEqual({ text, line });
		}
	});
});
