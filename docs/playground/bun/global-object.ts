/** Makes the `globalThis` of a program: its own globals in front of those of the realm. */
export function createGlobalObject(own: Readonly<Record<string, unknown>>): object {
	const realm: object = globalThis;
	const holderOf = (key: PropertyKey) => (Object.hasOwn(own, key) ? own : realm);
	return new Proxy(own, {
		has: (_own, key) => key in holderOf(key),
		get(_own, key) {
			if (Object.hasOwn(own, key)) return own[String(key)];
			const value: unknown = Reflect.get(realm, key);
			// The functions of the realm, which are no classes, refuse any other `this`.
			return isFunction(value) && !('prototype' in value) ? value.bind(realm) : value;
		},
		set: (_own, key, value) => Reflect.set(holderOf(key), key, value),
		deleteProperty: (_own, key) => Reflect.deleteProperty(holderOf(key), key),
	});
}

const isFunction = (value: unknown): value is { bind(self: object): unknown } =>
	typeof value === 'function';
