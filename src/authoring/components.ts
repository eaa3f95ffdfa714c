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

/** Those of Starlight's own components that pages may use. */
export const STARLIGHTS = ['Aside', 'Card', 'CardGrid', 'Icon', 'LinkCard', 'Steps', 'TabItem', 'Tabs'] as const;
