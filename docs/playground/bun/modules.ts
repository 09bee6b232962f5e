import { UnavailableError } from './unavailable';

type Exports = Record<string, unknown>;
type Body = (...globals: unknown[]) => unknown;
type MakeBody = new (...parametersAndCode: string[]) => Body;

/** A function whose body may `await` at its top, as an ES module may. */
const AsyncFunction = (async () => Promise.resolve()).constructor as MakeBody;

const SUFFIXES = ['', '.ts', '.js', '/index.ts'];

/** The modules of a program: its own files, and the packages that the page has. */
export class Modules {
	readonly #files: Readonly<Record<string, string>>;
	readonly #packages: Readonly<Record<string, unknown>>;
	readonly #globals: Readonly<Record<string, unknown>>;
	readonly #loaded = new Map<string, Exports>();

	/**
	 * @param files - CommonJS by path
	 * @param globals - what every module sees beside the globals of the realm
	 */
	constructor(
		files: Readonly<Record<string, string>>,
		packages: Readonly<Record<string, unknown>>,
		globals: Readonly<Record<string, unknown>>,
	) {
		this.#files = files;
		this.#packages = packages;
		this.#globals = globals;
	}

	/**
	 * Runs the first module; what it awaits at its top is waited for.
	 * @throws whatever the module throws; `UnavailableError` for a module that the page has not
	 */
	async runEntry(path: string): Promise<Exports> {
		const module = { exports: {} as Exports };
		this.#loaded.set(path, module.exports);
		await this.#call(AsyncFunction, path, module);
		return module.exports;
	}

	#require(name: string, from: string): unknown {
		if (!name.startsWith('.')) {
			if (Object.hasOwn(this.#packages, name)) return this.#packages[name];
			throw new UnavailableError(`The module '${name}'`);
		}
		const wanted = new URL(name, `file:///${from}`).pathname.slice(1);
		const path = SUFFIXES.map((suffix) => wanted + suffix).find((file) =>
			Object.hasOwn(this.#files, file),
		);
		if (path === undefined) throw new Error(`Cannot find module '${name}' from '${from}'`);
		const known = this.#loaded.get(path);
		if (known) return known;
		const module = { exports: {} as Exports };
		this.#loaded.set(path, module.exports);
		this.#call(Function as unknown as MakeBody, path, module);
		return module.exports;
	}

	#call(Make: MakeBody, path: string, module: { exports: Exports }): unknown {
		const require = (name: string) => this.#require(name, path);
		const globals = { ...this.#globals, require, module, exports: module.exports };
		const code = `${this.#files[path] ?? ''}\n//# sourceURL=${path}`;
		return new Make(...Object.keys(globals), code)(...Object.values(globals));
	}
}
