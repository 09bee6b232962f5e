/** What RFC 9110, section 5.6.2, calls a token. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** An extension as it is offered or chosen (RFC 6455, section 9.1). */
export interface Extension {
	readonly name: string;
	/** In the order of writing; a parameter may have no value. */
	readonly parameters: readonly (readonly [name: string, value: string | undefined])[];
}

/** The extension that we know by name (RFC 7692). */
export const PERMESSAGE_DEFLATE = 'permessage-deflate';

/** Splits a list of tokens, in lower case: `Connection` and `Upgrade` do not heed case. */
export function tokensOf(values: readonly string[]): string[] {
	return elementsOf(values).map((token) => token.toLowerCase());
}

/** Reads `Sec-WebSocket-Protocol`: tokens, none of them twice (section 4.1). Case counts. */
export function readProtocols(values: readonly string[]): string[] | undefined {
	const names = elementsOf(values);
	const good = names.every((name) => TOKEN.test(name)) && new Set(names).size === names.length;
	return good && names.length > 0 ? names : undefined;
}

/** Reads `Sec-WebSocket-Extensions`; undefined where it is not as section 9.1 has it. */
export function readExtensions(values: readonly string[]): Extension[] | undefined {
	const extensions: Extension[] = [];
	for (const offer of elementsOf(values)) {
		const [name = '', ...parts] = offer.split(';').map((part) => part.trim());
		const parameters = parts.map(readParameter);
		if (!TOKEN.test(name) || !parameters.every((parameter) => parameter !== undefined)) {
			return undefined;
		}
		extensions.push({ name, parameters });
	}
	return extensions.length > 0 ? extensions : undefined;
}

/** Several lines of a name are one list, and empty elements do not count (RFC 9110, 5.3 and 5.6.1). */
function elementsOf(values: readonly string[]): string[] {
	const elements = values.flatMap((value) => value.split(',')).map((element) => element.trim());
	return elements.filter((element) => element !== '');
}

/** A value may stand in quotes, and is a token without them all the same. */
function readParameter(text: string): [string, string | undefined] | undefined {
	const [, name = '', value] = /^([^=\s]+)\s*(?:=\s*(.*))?$/.exec(text) ?? [];
	const bare = value?.replace(/^"(.*)"$/, '$1');
	return TOKEN.test(name) && (bare === undefined || TOKEN.test(bare)) ? [name, bare] : undefined;
}
