/** What a page may give one of our components. */
export interface ComponentShape {
  /** Attribute → what it names; all are plain texts. */
  readonly names: Readonly<Record<string, 'procedure' | 'support request'>>;
  readonly required: readonly string[];
  /** Attributes without a value. */
  readonly flags?: readonly string[];
  /** How it is written. */
  readonly example: string;
}

/** The components of this runbook that pages may use, by name. */
export const OURS: Readonly<Record<string, ComponentShape>> = {
  KnownProblems: { names: {}, required: [], example: '<KnownProblems />' },
  OneAtATime: { names: {}, required: [], flags: ['brief'], example: '<OneAtATime />' },
  Procedure: { names: { of: 'procedure' }, required: ['of'], example: '<Procedure of="NAME" />' },
  RequestLife: { names: {}, required: [], example: '<RequestLife />' },
  SupportRequest: { names: { of: 'support request' }, required: ['of'], example: '<SupportRequest of="NAME" />' },
  Triage: { names: { procedure: 'procedure' }, required: [], example: '<Triage procedure="NAME" />' },
  TryIt: { names: {}, required: [], example: '<TryIt />' },
};

/** What a page may give one of Starlight's components, and what may stand in it. */
interface StarlightShape {
  readonly required?: readonly string[];
  /** Attribute → the words that it may be. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** The one thing that it holds; `many` says whether it may hold it more than once. */
  readonly holds?: { readonly kind: string; readonly many: boolean };
  readonly example: string;
}

/** Those of Starlight's own components that pages may use. */
export const STARLIGHTS: Readonly<Record<string, StarlightShape>> = {
  Aside: { values: { type: ['note', 'tip', 'caution', 'danger'] }, example: '<Aside type="caution">…</Aside>' },
  Card: { required: ['title'], example: '<Card title="…">…</Card>' },
  CardGrid: { example: '<CardGrid>…</CardGrid>' },
  Icon: { required: ['name'], example: '<Icon name="…" />' },
  LinkCard: { required: ['title', 'href'], example: '<LinkCard title="…" href="/address/" />' },
  Steps: { holds: { kind: 'ordered list', many: false }, example: 'a numbered list between <Steps> and </Steps>' },
  TabItem: { required: ['label'], example: '<TabItem label="…">…</TabItem>' },
  Tabs: {
    holds: { kind: 'TabItem', many: true },
    example: '<TabItem label="…">…</TabItem> between <Tabs> and </Tabs>',
  },
};
