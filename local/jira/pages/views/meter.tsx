/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { MeterReading } from '../../../common/ports';
import { costOf } from '../../../forge/meter/cost';

export const MeterPage: FC<{ reading: MeterReading; violations: readonly string[] }> = ({ reading, violations }) => (
  <div class="prose">
    <h1>Meter</h1>
    <p>What the app has used of Forge and of Jira since this world began or the meter was last set to zero.</p>
    <form method="post" action="/meter/reset">
      <button class="button">Set to zero</button>
    </form>
    <Counts caption="Invocations by function" of={reading.invocations} unit="Invocations" />
    <Counts
      caption="Units"
      unit="Amount"
      of={{
        'GB-seconds': reading.gbSeconds,
        'Storage requests': reading.kvs.requests,
        'Storage reads': reading.kvs.reads,
        'Storage writes': reading.kvs.writes,
        'Bytes read from storage': reading.kvs.readBytes,
        'Bytes written to storage': reading.kvs.writtenBytes,
        'Jira calls': reading.jira.calls,
        'Jira points': reading.jira.points,
        'Queue pushes': reading.queuePushes,
      }}
    />
    <Counts caption="Calls to other hosts" of={reading.egress} unit="Calls" />
    <p>{`At Forge's prices, without the free allowance: US$ ${costOf(reading).total.toFixed(6)}.`}</p>
    {violations.length > 0 && (
      <section aria-labelledby="violations">
        <h2 id="violations">Refused by the Content-Security-Policy</h2>
        <ul>
          {violations.map((line) => (
            <li>
              <code>{line}</code>
            </li>
          ))}
        </ul>
      </section>
    )}
  </div>
);

const Counts: FC<{ caption: string; of: Readonly<Record<string, number>>; unit: string }> = ({ caption, of, unit }) => (
  <table class="table">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">What</th>
        <th scope="col" class="number">
          {unit}
        </th>
      </tr>
    </thead>
    <tbody>
      {Object.keys(of).length === 0 && (
        <tr>
          <td colspan={2}>None so far</td>
        </tr>
      )}
      {Object.entries(of).map(([what, count]) => (
        <tr>
          <th scope="row">{what}</th>
          <td class="number">{Number.isInteger(count) ? count.toLocaleString('en') : count.toFixed(3)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
