/** Does the work once for as long as it is asked about the same thing: worlds are made by the thousand, each from the same manifest. */
export function rememberLast<Asked, Known>(work: (asked: Asked) => Known): (asked: Asked) => Known {
  let last: { readonly asked: Asked; readonly known: Known } | undefined;
  return (asked) => {
    if (last === undefined || last.asked !== asked) last = { asked, known: work(asked) };
    return last.known;
  };
}
