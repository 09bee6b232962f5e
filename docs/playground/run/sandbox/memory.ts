import type { Brake } from './Brake';
import { HELD, TEXTS } from './limits';
import { Rate } from './rate';

const VIEWS = [
	'ArrayBuffer',
	'BigInt64Array',
	'BigUint64Array',
	'Float32Array',
	'Float64Array',
	'Int16Array',
	'Int32Array',
	'Int8Array',
	'Uint16Array',
	'Uint32Array',
	'Uint8Array',
	'Uint8ClampedArray',
];
const MAKERS_OF_TEXT = ['repeat', 'padStart', 'padEnd'] as const;
const WORD = 8;
/** Bytes of a page of WebAssembly's memory. */
const WASM_PAGE = 2 ** 16;

/**
 * Watches what a program takes of the memory where it says how much: a browser tells no page how
 * much its realms hold. What comes in small pieces is bounded by the time that it takes.
 */
export function watchMemory(brake: Brake, now: () => number): void {
	let held = 0;
	const freed = new FinalizationRegistry<number>((size) => {
		held -= size;
	});
	const hold = (size: number, object: object) => {
		held += size;
		freed.register(object, size);
		if (held > HELD) stop();
	};
	function stop(): never {
		brake.pull('memory');
		brake.check();
		throw new RangeError('Out of memory');
	}

	for (const name of VIEWS) {
		replaceConstructor(name, (made, [given]) => {
			// A view of a buffer that is there already takes nothing.
			if (!(given instanceof ArrayBuffer) && 'byteLength' in made) {
				hold(Number(made.byteLength), made);
			}
		});
	}
	const holdArray = (made: unknown) => {
		if (Array.isArray(made) && made.length > 1_000) hold(made.length * WORD, made);
	};
	replaceConstructor('Array', holdArray);
	replaceMethod(Array.prototype, 'concat', holdArray);
	replaceMethod(TextEncoder.prototype, 'encode', (made) => {
		if (made instanceof Uint8Array && made.byteLength > 1_000) hold(made.byteLength, made);
	});
	// Its buffer is made anew as it grows, so it counts by what it asks for.
	const { Memory } = WebAssembly;
	replaceMethod(Memory.prototype, 'grow', (_before, memory, [pages]) => {
		hold(Number(pages) * WASM_PAGE, memory);
	});
	replaceConstructor(
		'Memory',
		(made) => {
			if (made instanceof Memory) hold(made.buffer.byteLength, made);
		},
		WebAssembly,
	);

	const texts = new Rate(TEXTS, now);
	for (const name of MAKERS_OF_TEXT) {
		replaceMethod(String.prototype, name, (text) => {
			if (!texts.add(String(text).length)) stop();
		});
	}
}

/** Has a method of the realm tell what it made, of what, and how it was asked. */
function replaceMethod(
	prototype: object,
	name: string,
	made: (result: unknown, of: object, given: unknown[]) => void,
): void {
	const native: unknown = Reflect.get(prototype, name);
	if (typeof native !== 'function') return;
	Object.defineProperty(prototype, name, {
		configurable: true,
		writable: true,
		value(this: object, ...given: unknown[]): unknown {
			const result: unknown = Reflect.apply(native, this, given);
			made(result, this, given);
			return result;
		},
	});
}

/** Has a constructor of the realm tell what it made; in all else it is as it was. */
function replaceConstructor(
	name: string,
	made: (object: object, given: unknown[]) => void,
	holder: object = globalThis,
): void {
	const native: unknown = Reflect.get(holder, name);
	if (typeof native !== 'function') return;
	const tell = (object: unknown, given: unknown[]): object => {
		if (typeof object !== 'object' || object === null) throw new TypeError(name);
		made(object, given);
		return object;
	};
	const replaced = new Proxy(native, {
		construct: (target, given: unknown[], newTarget) =>
			tell(Reflect.construct(target, given, newTarget), given),
		apply: (target, self, given: unknown[]) => tell(Reflect.apply(target, self, given), given),
	});
	const prototype: unknown = native.prototype;
	if (typeof prototype === 'object' && prototype !== null) {
		Object.defineProperty(prototype, 'constructor', {
			value: replaced,
			configurable: true,
			writable: true,
		});
	}
	Object.defineProperty(holder, name, { value: replaced, configurable: true, writable: true });
}
