/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { addresses } from '../addresses';
import type { Site } from '../index';
import { MeterPage } from '../views/meter';
import { page } from './render';

/** Not a page of Jira's: a look at what the app costs. */
export function meterRoutes(hono: Hono, site: Site): void {
  hono.get(addresses.meter, (context) => page(context, site, 'Meter', <MeterPage reading={site.forge.meter.read()} violations={site.violations()} />));
  hono.post('/meter/reset', (context) => {
    site.forge.meter.reset();
    return context.redirect(addresses.meter, 303);
  });
}
