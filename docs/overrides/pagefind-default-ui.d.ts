/** The part of Pagefind's user interface that we touch; it comes without types. */
declare module '@pagefind/default-ui' {
	export const PagefindUI: new (options: Readonly<Record<string, unknown>>) => object;
}
