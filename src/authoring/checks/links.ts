import type { Path } from '../mistake.ts';
import type { RichText } from '../../triage/procedure.ts';
import type { Content } from '../content.ts';
import type { ContentFile } from '../content-file.ts';
import { linksIn } from '../markdown.ts';
import { nearest, suggest, type Mistake } from '../mistake.ts';
import { addressOfPage, type Page } from '../page.ts';
import { targetsOf, type Targets } from './anchors.ts';

/** Every link of a page or of a short text goes somewhere, and every image can be read. */
export function checkLinks(content: Content): readonly Mistake[] {
  const targets = targetsOf(content);
  const wrong = (href: string, from: string | null) => fault(href, from, targets);
  return [
    ...content.pages.flatMap((page) => [
      ...page.links.flatMap(({ value, line }) => {
        const found = wrong(value, page.address);
        return found === null ? [] : [{ file: page.file, line, ...found }];
      }),
      ...images(page, content.names),
    ]),
    ...richTexts(content).flatMap(({ file, path, text }) =>
      linksIn(text).flatMap((href) => {
        const found = wrong(href, null);
        return found === null ? [] : [{ file: file.file, line: file.lineOf(path, href), ...found }];
      }),
    ),
  ];
}

type Found = Pick<Mistake, 'what' | 'fix'>;

/** What is wrong with a link; `from` is the page that it stands on, `null` for a text that stands on many. */
function fault(href: string, from: string | null, targets: Targets): Found | null {
  if (/^(?:https?:\/\/[^\s/]+\.?|mailto:[^\s@]+@)[^\s]*$/.test(href)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(href))
    return {
      what: `The link “${href}” has an address that is not understood.`,
      fix: 'Begin it with https:// or mailto:.',
    };
  if (href.trim() === '')
    return { what: 'A link leads nowhere: its round brackets are empty.', fix: 'Write its address there: /page/.' };
  if (/^www\./i.test(href))
    return {
      what: `The link “${href}” has an address that is not understood.`,
      fix: `Begin it with https://: https://${href}.`,
    };
  const [path = '', anchor] = href.split('#', 2);
  const page = pageOfFile(path, targets);
  if (page !== null)
    return {
      what: `The link “${href}” names the file of a page, and not its address.`,
      fix: `Write ${page}${anchor === undefined ? '' : `#${anchor}`}.`,
    };
  if (path === '' && from === null)
    return {
      what: `The link “${href}” names no page, and this text stands on several.`,
      fix: 'Put the page in front: /page/#heading.',
    };
  if (path !== '' && !path.startsWith('/'))
    return { what: `The link “${href}” does not begin at the site's root.`, fix: `Begin it with a slash: /${href}.` };
  const to = path === '' ? (from ?? '') : path;
  const anchors = targets.get(to);
  if (anchors === undefined) {
    if (targets.has(`${to}/`))
      return { what: `The link “${href}” lacks a slash.`, fix: `End the page's address with one: ${to}/.` };
    const near = nearest(to, targets.keys());
    return {
      what: `The link “${href}” goes to a page that is not there.`,
      fix: near === null ? 'The address of content/guide/words.mdx is /words/.' : `Did you mean “${near}”?`,
    };
  }
  if (anchor === undefined || anchors === null || anchors.includes(anchor)) return null;
  return {
    what: `The link “${href}” goes to a place that the page ${to} does not have.`,
    fix: suggest(
      anchor,
      anchors.filter((name) => name !== '_top'),
      'Its places are',
    ),
  };
}

/** `./support.mdx`, `/guide/support.mdx` → `/support/`; `null` for what is no file of a page. */
function pageOfFile(path: string, targets: Targets): string | null {
  const file = /^(?:\.{0,2}\/)*(?:content\/)?(?:guide\/)?(.+\.mdx?)$/.exec(path)?.[1];
  if (file === undefined) return null;
  const address = addressOfPage(file);
  return targets.has(address) ? address : ([...targets.keys()].find((page) => page.endsWith(address)) ?? null);
}

function images({ file, images: all }: Page, names: readonly string[]): readonly Mistake[] {
  return all.flatMap(({ value: { source, text }, line }) => {
    const found: Found[] = [];
    const isName = text.trim() !== '' && source.endsWith(text.trim());
    if (text.trim() === '' || isName)
      found.push({
        what: `The image “${source}” has no text for those who cannot see it${isName ? ', but its file’s name' : ''}.`,
        fix: `Say in the square brackets what it shows: ![The request's page, with its buttons](${source}).`,
      });
    const wanted = beside(file, source);
    const folder = wanted.slice(0, wanted.lastIndexOf('/') + 1);
    const pictures = names.filter((name) => name.startsWith(folder) && !/\.(?:mdx?|yaml)$/.test(name));
    const near = nearest(wanted, pictures);
    if (!names.includes(wanted))
      found.push({
        what: `The image “${source}” is not there.`,
        fix:
          near !== null
            ? `Did you mean “./${near.slice(folder.length)}”?`
            : 'Put the picture beside the page and name it here, as in ./picture.png: the site loads nothing from elsewhere.',
      });
    return found.map((one) => ({ file, line, ...one }));
  });
}

/** `./picture.png` on the page `content/guide/a/b.mdx` → `guide/a/picture.png` */
const beside = (file: string, source: string) =>
  decodeURI(new URL(source, new URL(file, 'content://folder/')).href.replace('content://folder/content/', ''));

interface Placed {
  readonly file: ContentFile<unknown>;
  readonly path: Path;
  readonly text: RichText;
}

/** The short Markdown texts of the files, each where it is written. */
function richTexts({ library, procedures, problems, situations, stages, site }: Content): readonly Placed[] {
  const { runbook } = library;
  return [
    ...procedures.flatMap((file) => {
      const steps = runbook.procedures.find(({ name }) => name === file.name)?.steps ?? [];
      return steps.flatMap(({ name, text, warning }) => {
        const own = file.value.steps[name] ?? {};
        return [
          ...(own.text === undefined ? [] : [{ file, path: ['steps', name, 'text'], text }]),
          ...(own.warning === undefined || warning === null
            ? []
            : [{ file, path: ['steps', name, 'warning'], text: warning }]),
        ];
      });
    }),
    ...problems.flatMap((file) => {
      const means = library.problems.find(({ name }) => name === file.name)?.means;
      return means === undefined ? [] : [{ file, path: ['means'], text: means }];
    }),
    ...(situations === null
      ? []
      : runbook.situations.map(({ name, means }) => ({ file: situations, path: [name, 'means'], text: means }))),
    ...(stages === null
      ? []
      : runbook.stages.map(({ happens }, position) => ({ file: stages, path: [position, 'happens'], text: happens }))),
    ...(site === null
      ? []
      : [
          { file: site, path: ['paste_hint'], text: runbook.site.pasteHint },
          { file: site, path: ['one_at_a_time'], text: runbook.site.oneAtATime },
          { file: site, path: ['destroyed_instance'], text: runbook.site.destroyedInstance },
        ]),
  ];
}
