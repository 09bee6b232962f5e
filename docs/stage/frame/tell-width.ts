/**
 * Tells how wide an element is, in pixels, at first and whenever that changes. By hand, for what
 * Svelte has for it becomes part of the runtime that each page with a demo loads.
 */
export const tellWidth = (tell: (width: number) => void) => (element: Element) => {
	const observer = new ResizeObserver(([entry]) => {
		if (entry) tell(entry.contentRect.width);
	});
	observer.observe(element);
	return () => observer.disconnect();
};
