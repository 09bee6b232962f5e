/** Svelte's own runtime, which comes without types: the output of its compiler imports it. */
declare module 'svelte/internal/client' {
	const runtime: unknown;
	export default runtime;
}
