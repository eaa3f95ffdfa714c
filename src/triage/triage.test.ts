import { describe, expect, test } from 'vitest';
import { cloudPage } from './cloud-page.ts';
import type { Site } from './runbook.ts';
import { minutesFor } from './wait.ts';

const site: Pick<Site, 'pages'> = {
  pages: [
    { name: 'requests', address: 'https://cloud.example.org/requests', link: 'Open the requests', otherwise: null },
    {
      name: 'request',
      address: 'https://cloud.example.org/requests/{requestId}',
      link: 'Open the request',
      otherwise: 'requests',
    },
    { name: 'user', address: 'https://cloud.example.org/as/{username}', link: 'Be the user', otherwise: null },
    { name: 'unset', address: '', link: 'Open Flower', otherwise: 'requests' },
    { name: 'circle', address: 'https://cloud.example.org/{instanceIp}', link: 'Go round', otherwise: 'circle' },
  ],
};

describe('cloudPage', () => {
  test.for([
    { it: 'a page', opens: 'requests', facts: {}, address: 'https://cloud.example.org/requests' },
    {
      it: 'the page of the request at hand',
      opens: 'request',
      facts: { requestId: '12' },
      address: 'https://cloud.example.org/requests/12',
    },
    {
      it: 'the page that stands in where the request is not known',
      opens: 'request',
      facts: { requestId: null },
      address: 'https://cloud.example.org/requests',
    },
    {
      it: 'a value as one part of the address, whatever it holds',
      opens: 'user',
      facts: { username: '../x?y' },
      address: 'https://cloud.example.org/as/..%2Fx%3Fy',
    },
    { it: 'nothing where no page stands in', opens: 'user', facts: {}, address: undefined },
    { it: 'nothing for a step that needs no page', opens: null, facts: {}, address: undefined },
    { it: 'nothing where the site’s address is not set', opens: 'unset', facts: {}, address: undefined },
    { it: 'nothing for a page that stands in for itself', opens: 'circle', facts: {}, address: undefined },
  ])('gives $it', ({ opens, facts, address }) => {
    expect(cloudPage(opens, site, facts)?.address).toBe(address);
  });
});

describe('minutesFor', () => {
  test.for([
    { it: 'a wait as it is', wait: { least: 15, most: 20, per: 'whole' }, gb: 40, minutes: { least: 15, most: 20 } },
    {
      it: 'a wait for each GB times the disk',
      wait: { least: 2, most: 4, per: 'gb' },
      gb: 10,
      minutes: { least: 20, most: 40 },
    },
  ] as const)('gives $it', ({ wait, gb, minutes }) => {
    expect(minutesFor(wait, gb)).toEqual(minutes);
  });
});
