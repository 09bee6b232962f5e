type Focus = (this: object, options?: FocusOptions) => void;

/**
 * A page that has not the focus does not take it: the reader may be typing in the editor around it.
 * Among its own elements it moves the focus as it likes, once the reader has gone there.
 */
export function keepFocus(realm: Window & typeof globalThis): void {
	const { document } = realm;
	for (const { prototype } of [realm.HTMLElement, realm.SVGElement, realm.MathMLElement]) {
		const native: Focus = Reflect.get(prototype, 'focus');
		Object.defineProperty(prototype, 'focus', {
			configurable: true,
			writable: true,
			value: function focus(this: object, options?: FocusOptions): void {
				if (document.hasFocus()) Reflect.apply(native, this, [options]);
			} satisfies Focus,
		});
	}
	Object.defineProperty(realm, 'focus', { configurable: true, value: () => undefined });
}
