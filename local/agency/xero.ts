/** The sample agency's books: Northlight Studio, and the demo company that everybody has. */
import type { Seed, XeroModel } from '../xero';

/** Organisation ids, connections and clients: other parts of the sample and the tests name them with these. */
export const organisationIds = {
  northlight: '7e1f0c52-6a3b-4d0e-9a41-0c5b8e2d4f01',
  demo: '7e1f0c52-6a3b-4d0e-9a41-0c5b8e2d4f02',
} as const;

export const customConnections = {
  northlight: { clientId: 'NORTHLIGHT0000000000000000000001', clientSecret: 'northlight-local-secret-000000000000000000000001' },
  demo: { clientId: 'DEMOCOMPANY000000000000000000001', clientSecret: 'demo-local-secret-00000000000000000000000000001' },
} as const;

export const clientIds = {
  harbourFoods: '3b9c1d20-54e7-4f7a-8c11-5d2f6a7b8c01',
  lumiereHotels: '3b9c1d20-54e7-4f7a-8c11-5d2f6a7b8c02',
  gullAndSons: '3b9c1d20-54e7-4f7a-8c11-5d2f6a7b8c03',
  oldQuayCafe: '3b9c1d20-54e7-4f7a-8c11-5d2f6a7b8c04',
} as const;

/** The agency's own OAuth app in Xero; where it sends people back to is entered on Xero's developer page. */
export const oauthApp = { clientId: 'NORTHLIGHTAPP0000000000000000001', clientSecret: 'northlight-app-local-secret-00000000000000000001' } as const;

/** Who signs in to Xero: Finn keeps both organisations' books. */
export const xeroPeople = { finn: '8d2f6a10-93c4-4e57-b1a8-2c7d9e0f1a01' } as const;

/** Fills an empty Xero with both organisations, as made at `now`. */
export function seedXero(model: Pick<XeroModel, 'add' | 'apps'>, now: number): void {
  model.add(northlight(now));
  model.add(demoCompany(now));
  model.apps.addPerson({ id: xeroPeople.finn, name: 'Finn Osei', email: 'finn@northlight.example', organisationIds: [organisationIds.northlight, organisationIds.demo] });
  model.apps.register({ ...oauthApp, name: 'Milepost', redirectUris: [] });
}

function northlight(now: number): Seed {
  const organisationId = organisationIds.northlight;
  return {
    organisation: {
      id: organisationId,
      name: 'Northlight Studio Pty Ltd',
      legalName: 'Northlight Studio Pty Ltd',
      countryCode: 'AU',
      baseCurrency: 'AUD',
      currencies: [
        { code: 'AUD', description: 'Australian Dollar', rate: '1' },
        { code: 'USD', description: 'United States Dollar', rate: '0.654321' },
      ],
      timeZone: 'AUSEASTERNSTANDARDTIME',
      shortCode: '!nLs01',
      demo: false,
      taxNumber: '11 111 111 138',
      salesTerms: { day: 14, type: 'DAYSAFTERBILLDATE' },
      brandingThemeId: '9d4e2f10-1b7c-4a55-b0d3-6e8f9a0b1c01',
      brandingThemes: [{ id: '9d4e2f10-1b7c-4a55-b0d3-6e8f9a0b1c11', name: 'Project invoices' }],
      trackingCategories: [
        { id: '4c1f7a20-8d3e-4b61-a9f2-1e5d6c7b8a01', name: 'Region', status: 'ACTIVE', options: [option('Sydney', '11'), option('Melbourne', '12'), { ...option('Perth', '13'), status: 'ARCHIVED' }] },
        { id: '4c1f7a20-8d3e-4b61-a9f2-1e5d6c7b8a02', name: 'Team', status: 'ACTIVE', options: [option('Design', '21'), option('Engineering', '22')] },
      ],
      nextInvoiceNumber: 1,
      createdAt: now,
    },
    accounts: accounts(organisationId, 'a1', now),
    taxRates: taxRates(organisationId),
    contacts: [
      contact(clientIds.harbourFoods, organisationId, 'Harbour Foods', 'accounts@harbourfoods.example', now),
      contact(clientIds.lumiereHotels, organisationId, 'Lumière Hotels', 'compta@lumierehotels.example', now),
      contact(clientIds.gullAndSons, organisationId, 'Gull & Sons', 'office@gullandsons.example', now),
      { ...contact(clientIds.oldQuayCafe, organisationId, 'Old Quay Café', 'hello@oldquay.example', now), status: 'ARCHIVED' },
    ],
    connections: [
      {
        ...customConnections.northlight,
        name: 'Milepost',
        connectionId: '5c7d8e90-2f3a-4b1c-9d0e-1a2b3c4d5e01',
        createdAt: now,
        updatedAt: now,
      },
    ],
  };
}

function option(name: string, place: string): { id: string; name: string; status: 'ACTIVE' | 'ARCHIVED' } {
  return { id: `4c1f7a20-8d3e-4b61-a9f2-1e5d6c7b8b${place}`, name, status: 'ACTIVE' };
}

function demoCompany(now: number): Seed {
  const organisationId = organisationIds.demo;
  return {
    organisation: {
      id: organisationId,
      name: 'Demo Company (AU)',
      legalName: 'Demo Company (AU)',
      countryCode: 'AU',
      baseCurrency: 'AUD',
      currencies: [{ code: 'AUD', description: 'Australian Dollar', rate: '1' }],
      timeZone: 'AUSEASTERNSTANDARDTIME',
      shortCode: '!dEm02',
      demo: true,
      brandingThemeId: '9d4e2f10-1b7c-4a55-b0d3-6e8f9a0b1c02',
      nextInvoiceNumber: 1,
      createdAt: now,
    },
    accounts: accounts(organisationId, 'a2', now),
    taxRates: taxRates(organisationId),
    contacts: [contact('3b9c1d20-54e7-4f7a-8c11-5d2f6a7b8c11', organisationId, 'Harbour Foods', 'accounts@harbourfoods.example', now)],
    connections: [
      {
        ...customConnections.demo,
        name: 'Milepost',
        connectionId: '5c7d8e90-2f3a-4b1c-9d0e-1a2b3c4d5e02',
        createdAt: now,
        updatedAt: now,
      },
    ],
  };
}

function accounts(organisationId: string, prefix: string, updatedAt: number): Seed['accounts'] {
  const common = { organisationId, status: 'ACTIVE', enablePayments: false, updatedAt } as const;
  const id = (code: string): string => `${prefix}0f3c5e-7b21-4c9d-8e60-000000000${code}`;
  return [
    { ...common, id: id('090'), code: '090', name: 'Business bank account', type: 'BANK', taxType: 'BASEXCLUDED' },
    { ...common, id: id('200'), code: '200', name: 'Sales', type: 'REVENUE', taxType: 'OUTPUT' },
    { ...common, id: id('205'), code: '205', name: 'Project milestones', type: 'REVENUE', taxType: 'OUTPUT' },
    { ...common, id: id('260'), code: '260', name: 'Other revenue', type: 'REVENUE', taxType: 'OUTPUT' },
    { ...common, id: id('299'), code: '299', name: 'Old sales', type: 'REVENUE', taxType: 'OUTPUT', status: 'ARCHIVED' },
    { ...common, id: id('615'), code: '615', name: 'Retentions receivable', type: 'CURRENT', taxType: 'BASEXCLUDED' },
    { ...common, id: id('815'), code: '815', name: 'Client deposits', type: 'CURRLIAB', taxType: 'OUTPUT' },
    { ...common, id: id('400'), code: '400', name: 'Advertising', type: 'EXPENSE', taxType: 'INPUT' },
  ];
}

function taxRates(organisationId: string): Seed['taxRates'] {
  const common = { organisationId, status: 'ACTIVE' } as const;
  return [
    { ...common, taxType: 'OUTPUT', name: 'GST on Income', rate: '10', reportTaxType: 'OUTPUT', appliesTo: ['ASSET', 'EQUITY', 'LIABILITY', 'REVENUE'] },
    { ...common, taxType: 'INPUT', name: 'GST on Expenses', rate: '10', reportTaxType: 'INPUT', appliesTo: ['ASSET', 'EQUITY', 'EXPENSE', 'LIABILITY'] },
    { ...common, taxType: 'EXEMPTOUTPUT', name: 'GST Free Income', rate: '0', reportTaxType: 'EXEMPTOUTPUT', appliesTo: ['REVENUE'] },
    { ...common, taxType: 'EXEMPTEXPORT', name: 'GST Free Exports', rate: '0', appliesTo: ['REVENUE'] },
    {
      ...common,
      taxType: 'BASEXCLUDED',
      name: 'BAS Excluded',
      rate: '0',
      reportTaxType: 'BASEXCLUDED',
      appliesTo: ['ASSET', 'EQUITY', 'EXPENSE', 'LIABILITY', 'REVENUE'],
    },
  ];
}

function contact(id: string, organisationId: string, name: string, email: string, updatedAt: number): Seed['contacts'][number] {
  return { id, organisationId, name, email, status: 'ACTIVE', persons: [], updatedAt };
}
