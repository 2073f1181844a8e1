type Run = (...given: never[]) => Promise<unknown>;
type Gives<Function extends Run> = Awaited<ReturnType<Function>>;

/**
 * A page's function out of a module that is loaded when it is first called. Forge's bundler makes files of their own of such modules, beside the door's bundle: opening
 * the page does not load what only some of its visitors ever do.
 */
export function later<Name extends string, Module extends Readonly<Record<Name, Run>>>(load: () => Promise<Module>, name: Name) {
  return async (...given: Parameters<Module[Name]>): Promise<Gives<Module[Name]>> => {
    const run: Run = (await load())[name];
    return (await run(...given)) as Gives<Module[Name]>;
  };
}
