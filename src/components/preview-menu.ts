import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { contentFolder } from '../authoring/content-folder.ts';
import { readContent } from '../authoring/content.ts';
import { sidebarOf, type SidebarItem } from '../authoring/sidebar.ts';
import { address } from '../wizard/Rich.tsx';

/** The menu and the site's name as they are now: in the live preview, Starlight has those from when it was started. */
export const onRequest = defineRouteMiddleware(({ url, locals: { starlightRoute } }) => {
  const folder = contentFolder();
  const link = ({ label, link: to }: Extract<SidebarItem, { link: string }>) => {
    const href = address(to);
    return { type: 'link' as const, label, href, isCurrent: url.pathname === href, badge: undefined, attrs: {} };
  };
  starlightRoute.siteTitle = readContent(folder).content.library.runbook.site.title;
  starlightRoute.sidebar = sidebarOf(`${folder}/guide`).map((item) =>
    'link' in item
      ? link(item)
      : {
          type: 'group' as const,
          label: item.label,
          entries: item.items.map(link),
          collapsed: false,
          badge: undefined,
        },
  );
});
