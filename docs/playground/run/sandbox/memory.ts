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
	replaceConstructor('Array', (made) => {
		if (Array.isArray(made) && made.length > 1_000) hold(made.length * WORD, made);
	});

	const texts = new Rate(TEXTS, now);
	for (const name of MAKERS_OF_TEXT) {
		const native: unknown = String.prototype[name];
		if (typeof native !== 'function') continue;
		Object.defineProperty(String.prototype, name, {
			configurable: true,
			writable: true,
			value(this: string, ...given: unknown[]): unknown {
				const text: unknown = Reflect.apply(native, this, given);
				if (!texts.add(String(text).length)) stop();
				return text;
			},
		});
	}
}

/** Has a constructor of the realm tell what it made; in all else it is as it was. */
function replaceConstructor(name: string, made: (object: object, given: unknown[]) => void): void {
	const native: unknown = Reflect.get(globalThis, name);
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
	Object.defineProperty(globalThis, name, { value: replaced, configurable: true, writable: true });
}
