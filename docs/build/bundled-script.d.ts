/** The text of one classic script; see bundled.ts. */
declare module '*?bundled' {
	const script: string;
	export default script;
}
