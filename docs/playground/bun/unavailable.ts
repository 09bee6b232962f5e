/** Something that Bun has and the page has not. */
export class UnavailableError extends Error {
	constructor(name: string) {
		super(`${name} is not available in the page. Run the program with Bun to use it.`);
		this.name = 'UnavailableError';
	}
}

/**
 * Stands for a part of Bun that the page has not: it may be looked at, since libraries do so while
 * they load, and says what it is when it is called.
 */
export function unavailable(name: string): () => never {
	return () => {
		throw new UnavailableError(name);
	};
}

/** An object that says of everything it has not that the page has not got it. */
export function onlyWith<T extends object>(name: string, has: T): T {
	return new Proxy(has, {
		get(target, key, receiver) {
			if (typeof key === 'symbol' || key in target) return Reflect.get(target, key, receiver);
			return unavailable(`${name}.${key}`);
		},
	});
}
