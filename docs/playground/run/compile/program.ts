import type { Files } from '#docs/playground/run/contract';

import type { Compiled } from './compiled';
import { compileComponent } from './component';
import { lineOf, lineStarts } from './lines';
import { isRelative, resolve } from './resolve';
import { compileRunes, compileScript } from './script';
import { Mistake, type SourceError } from './source-error';

/** All that an entry needs to run, and what stands in its way. */
export interface Program {
	readonly entry: string;
	/** CommonJS by path, with the body of a function in each. */
	readonly modules: Readonly<Record<string, string>>;
	/** The files in the order of their numbers. */
	readonly files: readonly string[];
	readonly errors: readonly SourceError[];
	/** Leads from a place in a module's code back to the reader's line. */
	lineOf(file: string, line: number, column: number): number | undefined;
}

/**
 * Compiles a file and all that it imports, each once. Server and client each have a graph of their
 * own, as they have in Bun and in Vite.
 * @param packages - the modules that the page has
 */
export function compileProgram(
	files: Files,
	entry: string,
	packages: ReadonlySet<string>,
): Program {
	const compiled = new Map<string, Compiled>();
	const modules: Record<string, string> = {};
	const order: string[] = [];
	const errors: SourceError[] = [];
	const exists = (path: string) => Object.hasOwn(files, path);

	function add(file: string): void {
		if (order.includes(file)) return;
		const number = order.push(file) - 1;
		const source = files[file] ?? '';
		const place = (offset: number) => placeOf(source, offset);
		try {
			const one = compileFile(file, source, number);
			compiled.set(file, one);
			modules[file] = one.code;
			for (const { specifier, offset } of one.imports) {
				const found = isRelative(specifier) ? resolve(file, specifier, exists) : undefined;
				if (found !== undefined) add(found);
				else if (!packages.has(specifier)) {
					errors.push({ file, ...missing(specifier), ...place(offset) });
				}
			}
		} catch (error) {
			if (!(error instanceof Mistake)) throw error;
			const { message, offset } = error;
			errors.push({ file, message, ...(offset !== undefined && place(offset)) });
		}
	}

	if (exists(entry)) add(entry);
	else errors.push({ file: entry, message: `There is no ${entry}.` });
	return {
		entry,
		modules,
		files: order,
		errors,
		lineOf: (file, line, column) => compiled.get(file)?.lineOf(line, column),
	};
}

function compileFile(file: string, source: string, number: number): Compiled {
	if (/\.svelte\.[jt]s$/.test(file)) return compileRunes(file, source, number);
	if (/\.[jt]s$/.test(file)) return compileScript(source, number);
	if (file.endsWith('.svelte')) return compileComponent(file, source, number);
	throw new Mistake(`${file} is neither TypeScript nor a Svelte component.`);
}

function missing(module: string): Pick<SourceError, 'message' | 'module'> {
	return isRelative(module)
		? { message: `Cannot find module "${module}".` }
		: { message: `"${module}" is not available in the page.`, module };
}

function placeOf(source: string, offset: number): { line: number; column: number } {
	const starts = lineStarts(source);
	const line = lineOf(starts, offset);
	return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
}
