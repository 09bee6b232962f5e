/** One number from a server's `/metrics`, by its name and labels as Prometheus writes them. */
export async function metric(port: number, name: string): Promise<number> {
	const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
	const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
	return Number(line?.slice(name.length + 1));
}
