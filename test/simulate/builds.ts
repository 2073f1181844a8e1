import type { World } from '../../local/world';
import type { GateJson } from '../../src/handlers/gate-answer';
import { broken, type Broken } from './broken';
import type { Epic } from './story';
import type { GateSeen, Permits } from './permits';

/** A token's text as it was shown, and whether it surely opens nothing any more. */
interface Text {
  readonly text: string;
  readonly tokenId: string;
  readonly contractId: string;
  /** Milliseconds since the epoch: from then on it surely is none. */
  endsAt: number;
}

/** Where builds ask, with all the tokens that were ever shown. */
export class Builds {
  readonly broken: Broken[] = [];
  private readonly texts: Text[] = [];
  constructor(
    private readonly world: World,
    private readonly permits: Permits,
  ) {}

  shown(text: string, tokenId: string, contractId: string, days?: number): void {
    this.texts.push({ text, tokenId, contractId, endsAt: days === undefined ? Infinity : this.world.clock.now() + days * 86_400_000 });
  }

  /** What was shown of a token before is none after so many hours; `but`: the text that goes on. */
  ends(tokenId: string, hours = 0, but?: string): void {
    const end = this.world.clock.now() + hours * 3600_000;
    for (const each of this.texts) if (each.tokenId === tokenId && each.text !== but) each.endsAt = Math.min(each.endsAt, end);
  }

  /** Asks as a build would, and holds the answer to what it may be. Gives the status; undefined where there was no answer. */
  async ask(pick: number, forged: boolean, epic?: Epic): Promise<number | undefined> {
    const chosen = this.texts[pick % Math.max(1, this.texts.length)];
    if (!chosen) return undefined;
    const text = forged ? chosen.text.slice(0, -1) + (chosen.text.endsWith('A') ? 'B' : 'A') : chosen.text;
    const ended = forged || chosen.endsAt <= this.world.clock.now();
    const heard = await this.send(text, epic);
    if (!heard) return undefined;
    const { status, body } = heard;
    if (ended && (status === 200 || status === 402)) this.broken.push(broken('gate', `A ${forged ? 'forged' : 'dead'} token is answered with ${String(status)}.`));
    if (status !== 200) return status;
    for (const { id, name, invoiceUrl } of body.milestones) {
      if (!this.permits.mayPass({ contractId: chosen.contractId, milestoneId: id, link: invoiceUrl })) this.broken.push(broken('gate', `A build may go out with ${name}, and Xero has no such money.`));
    }
    if (body.milestones.length === 0 && !this.permits.offOf(chosen.contractId).at(this.world.clock.now()).includes(true)) this.broken.push(broken('gate', 'A build may go out, and nothing says why.'));
    return status;
  }

  /** Each door says the same at one moment: a build is told of each milestone what its panel says. */
  async agrees(gates: readonly GateSeen[]): Promise<readonly Broken[]> {
    const last = this.texts.at(-1);
    if (!last || last.endsAt <= this.world.clock.now()) return [];
    const heard = await this.send(last.text);
    if (!heard || (heard.status !== 200 && heard.status !== 402)) return [];
    return heard.body.milestones.flatMap(({ id, name, open }) => {
      const seen = gates.find(({ milestoneId }) => milestoneId === id);
      if (!seen || open === (seen.opened !== undefined)) return [];
      return [broken(open ? 'gate' : 'stuck', `A build is told that ${name} is ${open ? 'open' : 'closed'}, and its panel says otherwise.`)];
    });
  }

  private async send(text: string, epic?: Epic): Promise<{ readonly status: number; readonly body: GateJson } | undefined> {
    const address = `${this.world.forge.webTriggerUrl('release-gate')}${epic === undefined ? '' : `?milestone=${epic}`}`;
    try {
      const answer = await this.world.forge.webTriggers(new Request(address, { headers: { authorization: `Bearer ${text}` } }));
      return { status: answer.status, body: (await answer.json()) as GateJson };
    } catch {
      return undefined;
    }
  }
}
