/** Lets `target.on<type> = …` hear the events of these types (HTML, "event handlers"). */
export function listenWithHandlers(target: EventTarget, types: readonly string[]): void {
	for (const type of types) {
		target.addEventListener(type, (event) => {
			const handler: unknown = Reflect.get(target, `on${type}`);
			if (typeof handler === 'function') handler.call(target, event);
		});
	}
}
