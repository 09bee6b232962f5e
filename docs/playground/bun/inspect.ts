/** Objects in objects are written out down to this depth, and named below it. */
const DEPTH = 2;
const LONGEST_LIST = 100;
const WIDTH = 80;

const isPlainKey = (key: string) => /^[A-Za-z_$][\w$]*$/.test(key);
const quote = (text: string) => JSON.stringify(text);

function nameOf(value: object): string | undefined {
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype === null) return undefined;
	const { constructor } = value;
	return typeof constructor === 'function' ? constructor.name : 'Object';
}

/** Writes a value as Bun's console does: a text as it is at the top, in quotes inside. */
export function inspect(value: unknown): string {
	return write(value, 0, new Set());
}

function write(value: unknown, depth: number, seen: Set<object>): string {
	switch (typeof value) {
		case 'string':
			return quote(value);
		case 'bigint':
			return `${String(value)}n`;
		case 'symbol':
			return value.toString();
		case 'number':
			return Object.is(value, -0) ? '-0' : String(value);
		case 'function':
			return writeFunction(value);
		case 'object':
			return value === null ? 'null' : writeObject(value, depth, seen);
		default:
			return String(value);
	}
}

function writeFunction(value: { name: string }): string {
	const isClass = Function.prototype.toString.call(value).startsWith('class');
	if (isClass) return value.name ? `[class ${value.name}]` : '[class (anonymous)]';
	const kind = nameOf(value) ?? 'Function';
	return value.name ? `[${kind}: ${value.name}]` : `[${kind}]`;
}

function writeObject(value: object, depth: number, seen: Set<object>): string {
	if (seen.has(value)) return '[Circular]';
	if (value instanceof Error) return writeError(value);
	if (value instanceof Date) return value.toISOString();
	if (value instanceof RegExp) return String(value);
	if (value instanceof Promise) return 'Promise { <pending> }';
	if (value instanceof ArrayBuffer) {
		return writeBytes('ArrayBuffer', new Uint8Array(value));
	}
	if (nameOf(value) === 'Buffer' && value instanceof Uint8Array) {
		const hex = [...value].map((byte) => byte.toString(16).padStart(2, '0'));
		return `<Buffer ${hex.join(' ')}>`;
	}
	if (isTypedArray(value)) return writeBytes(nameOf(value) ?? 'Uint8Array', value);
	const within = new Set([...seen, value]);
	const name = nameOf(value);
	if (depth > DEPTH) return `[${name ?? 'Object'} ...]`;
	if (Array.isArray(value)) return writeList(value, depth, within);
	if (value instanceof Map) {
		const entries = [...value].map(
			([key, item]) => `${write(key, depth + 1, within)}: ${write(item, depth + 1, within)},`,
		);
		return writeBlock(`Map(${String(value.size)})`, entries, depth, 'Map');
	}
	if (value instanceof Set) {
		const entries = [...value].map((item) => `${write(item, depth + 1, within)},`);
		return writeBlock(`Set(${String(value.size)})`, entries, depth, 'Set');
	}
	const entries =
		value instanceof Headers
			? [...value].map(([key, item]) => `${quote(key)}: ${quote(item)},`)
			: keysOf(value).map((key) => `${writeKey(key)}: ${writeField(value, key, depth, within)},`);
	const prefix = name === undefined ? '[Object: null prototype]' : name === 'Object' ? '' : name;
	return writeBlock(prefix, entries, depth, prefix);
}

/** Texts, then symbols; Bun has them in the order in which they came, which a page cannot know. */
const keysOf = (value: object): (string | symbol)[] =>
	Reflect.ownKeys(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));

function writeKey(key: string | symbol): string {
	if (typeof key === 'symbol') return `[${key.toString()}]`;
	return isPlainKey(key) ? key : quote(key);
}

/** To look at an object must change nothing: a getter is named, not called. */
function writeField(
	object: object,
	key: string | symbol,
	depth: number,
	seen: Set<object>,
): string {
	const field = Object.getOwnPropertyDescriptor(object, key);
	if (field?.get) return field.set ? '[Getter/Setter]' : '[Getter]';
	if (field?.set) return '[Setter]';
	const value: unknown = field?.value;
	return write(value, depth + 1, seen);
}

function writeBlock(
	prefix: string,
	lines: readonly string[],
	depth: number,
	empty: string,
): string {
	const before = (text: string) => (text ? `${text} ` : '');
	if (lines.length === 0) return `${before(empty)}{}`;
	const indent = '  '.repeat(depth + 1);
	const inner = lines.map((line) => `${indent}${line}\n`).join('');
	return `${before(prefix)}{\n${inner}${'  '.repeat(depth)}}`;
}

/** Like Bun, breaks a list before its first item when that is an object, and after 80 columns. */
function writeList(list: readonly unknown[], depth: number, seen: Set<object>): string {
	if (list.length === 0) return '[]';
	const shown = Array.from({ length: Math.min(list.length, LONGEST_LIST) }, (_, index) =>
		index in list ? write(list[index], depth + 1, seen) : 'empty item',
	);
	const first = list[0];
	const indent = '  '.repeat(depth + 1);
	let lines = '';
	let isBroken = typeof first === 'object' && first !== null;
	let column = indent.length;
	for (const [index, item] of shown.entries()) {
		const isLast = index === list.length - 1;
		const text = isLast ? item : `${item},`;
		if (column > WIDTH) {
			lines += `\n${indent}`;
			column = indent.length;
			isBroken = true;
		} else if (index > 0) lines += ' ';
		lines += text;
		column += text.length + 1;
	}
	const hidden = list.length - shown.length;
	if (hidden > 0) lines += `\n${indent}... ${String(hidden)} more items`;
	return isBroken || hidden > 0 ? `[\n${indent}${lines}\n${'  '.repeat(depth)}]` : `[ ${lines} ]`;
}

type TypedArray = Uint8Array | Float64Array | BigInt64Array;

const isTypedArray = (value: object): value is TypedArray =>
	ArrayBuffer.isView(value) && !(value instanceof DataView);

function writeBytes(name: string, bytes: TypedArray): string {
	const label = `${name}(${String(bytes.length)})`;
	return bytes.length === 0 ? `${label} []` : `${label} [ ${[...bytes].join(', ')} ]`;
}

/** `error: text` for an `Error`, the name of the class for any other, as Bun prints them. */
export function writeError(error: Error): string {
	const name = error.name === 'Error' ? 'error' : error.name;
	return error.message ? `${name}: ${error.message}` : name;
}
