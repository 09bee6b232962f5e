/** Something that Bun has and the page has not. */
export class UnavailableError extends Error {
	constructor(name: string) {
		super(`${name} is not available in the page. Run the program with Bun to use it.`);
		this.name = 'UnavailableError';
	}
}

/**
 * Stands for a part of Bun that the page has not: it may be looked at, since libraries do so while
 * they load, and says what it is when it is called, or a part of it, or when it becomes a text.
 */
export function unavailable(name: string): () => never {
	const refuse = (): never => {
		throw new UnavailableError(name);
	};
	return new Proxy(refuse, {
		get(target, key) {
			if (key === Symbol.toPrimitive) return refuse;
			if (typeof key === 'symbol' || key in target) return Reflect.get(target, key) as unknown;
			return unavailable(`${name}.${key}`);
		},
	});
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
