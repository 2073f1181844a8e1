import { lazy } from 'react';
import { Fetched } from '../shared/fetched';
import type { ScopeTabProps } from './scope-tab';

const SKELETON = [{ width: '100%', height: 40 }, { width: '240px', height: 24 }, { width: '100%', height: 96 }];

const Loaded = lazy(async () => ({ default: (await import('./scope-tab')).ScopeTab }));

export const Scope = (props: ScopeTabProps) => <Fetched skeleton={SKELETON}><Loaded {...props} /></Fetched>;
