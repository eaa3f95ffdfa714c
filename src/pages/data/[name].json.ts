import type { APIRoute } from 'astro';
import { dataFiles } from '../../components/wizard-data.ts';

/** `data/runbook-….json` and `data/problems-….json`: what the wizard leads with. */
export const getStaticPaths = () => dataFiles().map(({ name, json }) => ({ params: { name }, props: { json } }));

export const GET: APIRoute<{ json: string }> = ({ props }) =>
  new Response(props.json, { headers: { 'Content-Type': 'application/json' } });
