import * as v from 'valibot';

const START = '#program=';

/** Messengers and mail cut longer addresses; below it, links arrive whole. */
export const LONGEST_LINK = 8_000;

/** Characters that a shared program may have when unpacked. No program of ours has a tenth of it. */
const LONGEST_PROGRAM = 200_000;

const SharedSchema = v.object({
	version: v.literal(1),
	/** The lesson's program that was changed, such as `pub-sub/2-others`. */
	step: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
	/** The digest of the listing as the sender saw it. */
	base: v.string(),
	/** The files that were changed, whole, by their paths. */
	files: v.record(v.pipe(v.string(), v.regex(/^(?:server|web)\/[\w./-]+$/)), v.string()),
});

/** What a link carries. */
export type Shared = Omit<v.InferOutput<typeof SharedSchema>, 'version'>;

/** Whether the fragment of an address means to carry a program. */
export const carriesProgram = (fragment: string): boolean => fragment.startsWith(START);

/** Packs a program into the fragment of an address, which no server ever sees. */
export async function toFragment(shared: Shared): Promise<string> {
	const json = JSON.stringify({ version: 1, ...shared });
	const packed = await bytesOf(new Blob([json]), new CompressionStream('deflate-raw'));
	return START + toBase64Url(packed);
}

/** Unpacks a program; none when the link is broken, cut off, or none of ours. */
export async function fromFragment(fragment: string): Promise<Shared | undefined> {
	if (!carriesProgram(fragment)) return undefined;
	try {
		const packed = new Blob([fromBase64Url(fragment.slice(START.length))]);
		const bytes = await bytesOf(packed, new DecompressionStream('deflate-raw'));
		const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		const shared = v.safeParse(SharedSchema, json);
		return shared.success ? shared.output : undefined;
	} catch {
		return undefined;
	}
}

/** Reads what comes out of a stream, and stops before a few packed bytes fill the memory. */
async function bytesOf(
	source: Blob,
	transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	const reader = source.stream().pipeThrough(transform).getReader();
	for (;;) {
		const { done, value } = await reader.read();
		if (done) break;
		length += value.length;
		if (length > LONGEST_PROGRAM) {
			void reader.cancel();
			throw new RangeError('The program is too long');
		}
		parts.push(value);
	}
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** RFC 4648, section 5, without padding. */
function toBase64Url(bytes: Uint8Array): string {
	const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
