import { parseArgs } from 'node:util';

/** The command line as it is given to one of the scripts: numbers, words and switches by name. */
export function readFlags<Numbers extends string, Words extends string, Switches extends string>(
	help: string,
	names: {
		readonly numbers: readonly Numbers[];
		readonly words?: readonly Words[];
		readonly switches?: readonly Switches[];
	},
): Partial<Record<Numbers, number> & Record<Words, string> & Record<Switches, boolean>> {
	const text = { type: 'string' } as const;
	const yes = { type: 'boolean' } as const;
	const { numbers, words = [], switches = [] } = names;
	try {
		const { values } = parseArgs({
			options: {
				...Object.fromEntries([...numbers, ...words].map((name) => [name, text])),
				...Object.fromEntries([...switches, 'help'].map((name) => [name, yes])),
			},
		});
		if (values.help) end(help, 0);
		const known = new Set<string>(numbers);
		const entries = Object.entries(values).map(([name, value]) => {
			if (!known.has(name)) return [name, value] as const;
			if (!/^\d+(\.\d+)?$/.test(String(value))) throw new Error(`--${name} takes a number`);
			return [name, Number(value)] as const;
		});
		return Object.fromEntries(entries) as ReturnType<typeof readFlags<Numbers, Words, Switches>>;
	} catch (error) {
		end(`${error instanceof Error ? error.message : 'Unknown flag'}\n\n${help}`, 2);
	}
}

function end(text: string, code: number): never {
	(code === 0 ? process.stdout : process.stderr).write(text);
	process.exit(code);
}
