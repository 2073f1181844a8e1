import type { Json, JiraPort, ProductEvent } from '../../common/ports';
import type { FaultPolicy } from '../faults/policy';
import type { Incidents } from '../incidents';
import type { Manifest, Trigger } from '../manifest/manifest';
import { ExpressionFailed } from '../modules/expression';
import { resolveSteps, type PropertyEntity, type PropertyPath } from '../modules/property-path';
import type { Installation } from '../runtime/installation';
import { acrossJson, type Invoker } from '../runtime/invoker';
import type { Switches } from '../switches';
import type { Agenda } from './agenda';
import { schedulePlaces } from './places';
import { backoffMs, nextRetry, verdictOf } from './retry';
import type { EventWork } from './work';

/** Events larger than this are not delivered, and an event is retried so often at most (product events, 2026-08-06). */
const LARGEST_EVENT = 200_000;
const MOST_RETRIES = 4;

export interface EventParts {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly jira: () => JiraPort;
  readonly switches: Switches;
  readonly agenda: Agenda;
  readonly invoker: Invoker;
  readonly incidents: Incidents;
  readonly faults: () => FaultPolicy;
  readonly now: () => number;
}

/** Product and life-cycle events on their way to the app's triggers. */
export class Events {
  constructor(private readonly parts: EventParts) {}

  /** Filters the event for each trigger and puts its deliveries on the agenda. What does not pass costs nothing. */
  publish(event: ProductEvent): void {
    const { manifest, incidents } = this.parts;
    const content = asRecord(acrossJson(event));
    if (Buffer.byteLength(JSON.stringify(content)) > LARGEST_EVENT) {
      incidents.note('event-dropped', event.eventType, `larger than ${LARGEST_EVENT} bytes`);
      return;
    }
    for (const trigger of manifest.triggers) {
      if (!trigger.events.includes(event.eventType)) continue;
      const passed = this.passes(trigger, event, content);
      if (passed !== undefined) this.deliver(trigger, event, { ...content, ...passed });
    }
  }

  /** Runs one delivery; gives the work of its retry, if there is one. */
  async run(work: EventWork): Promise<void> {
    const { manifest, invoker, installation, agenda, incidents, switches, now } = this.parts;
    const trigger = manifest.triggers.find(({ key }) => key === work.trigger);
    if (trigger === undefined) return;
    const result = await invoker.invoke({
      functionKey: trigger.function,
      moduleKey: trigger.key,
      moduleType: 'trigger',
      payload: {
        ...work.event,
        context: { cloudId: installation.cloudId, moduleKey: trigger.key },
        ...(work.retry && { retryContext: work.retry }),
      },
      ...(work.accountId !== undefined && { accountId: work.accountId }),
    });
    const verdict = verdictOf(result);
    if (verdict.kind === 'done') return;
    // The platform itself retries what ran out of time; what was thrown it drops, as far as is known.
    if (!result.ok && result.reason === 'threw' && !switches.retryThrownEvents) return;
    const retry = nextRetry(work.retry, verdict);
    if (retry.retryCount > MOST_RETRIES) {
      incidents.note('retries-exhausted', trigger.key, `given up after ${MOST_RETRIES} retries`);
      return;
    }
    const afterMs = verdict.kind === 'asked' ? verdict.afterMs : backoffMs(Math.max(1, retry.retryCount));
    agenda.add({ ...work, due: now() + afterMs, retry });
  }

  /** What the platform adds to the event when it passes; undefined when it does not. */
  private passes(trigger: Trigger, event: ProductEvent, content: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> | undefined {
    const { filter, compiled } = trigger;
    if (filter?.ignoreSelf === true && event.selfGenerated) return undefined;
    if (filter?.appIsLicensed === true && !this.licensed()) return undefined;
    const included = this.included(trigger, event);
    if (compiled === undefined) return included;
    try {
      return compiled.passes(content, (path) => this.property(event, path)) ? included : undefined;
    } catch (error) {
      if (!(error instanceof ExpressionFailed)) throw error;
      const onError = filter?.onError ?? 'IGNORE_AND_LOG';
      if (onError.endsWith('_AND_LOG')) this.parts.incidents.note('filter-failed', trigger.key, error.message);
      return onError.startsWith('RECEIVE') ? { ...included, filterError: { message: error.message } } : undefined;
    }
  }

  private licensed(): boolean {
    const licence = this.parts.installation.licence();
    return licence === 'active' || (licence === 'unknown' && this.parts.switches.unknownLicencePasses);
  }

  private included({ include }: Trigger, event: ProductEvent): Readonly<Record<string, Json>> {
    if (include.length === 0) return {};
    const values = include.map(({ text, path }) => [text, resolveSteps(this.property(event, path), path.steps)] as const);
    return { payloadIncludeProperties: Object.fromEntries(values.filter(([, value]) => value !== null)) };
  }

  private property(event: ProductEvent, { entity, key }: PropertyPath): Json | undefined {
    const id = entityId(event, entity);
    return id === undefined || (entity !== 'issue' && entity !== 'project') ? undefined : this.parts.jira().property({ type: entity, id }, key);
  }

  private deliver(trigger: Trigger, event: ProductEvent, content: Readonly<Record<string, Json>>): void {
    const { agenda, faults, incidents, now } = this.parts;
    const fault = faults().delivery?.({ kind: 'event', trigger: trigger.key, eventType: event.eventType, attempt: 0 });
    if (fault !== undefined) incidents.note('fault', trigger.key, JSON.stringify(fault));
    const accountId = event.atlassianId;
    for (const { delayMs, behind } of schedulePlaces(fault)) {
      agenda.add({ kind: 'event', due: now() + delayMs, trigger: trigger.key, event: content, ...(accountId !== undefined && { accountId }) }, behind);
    }
  }
}

function asRecord(value: Json | undefined): Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {};
}

/** The id of the entity an event is about, where Jira's payloads have it. */
function entityId(event: ProductEvent, entity: PropertyEntity): string | undefined {
  const issue = asRecord(acrossJson(event['issue']));
  const fields = asRecord(issue['fields']);
  const found = entity === 'issue' ? issue['id'] : (asRecord(fields['project'])['id'] ?? asRecord(acrossJson(event['project']))['id']);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
