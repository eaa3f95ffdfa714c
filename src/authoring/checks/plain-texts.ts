import type { Content } from '../content.ts';
import type { ContentFile } from '../content-file.ts';
import { mistakeAt } from '../content-file.ts';
import type { Mistake, Path } from '../mistake.ts';

/** A text that is shown letter by letter. */
interface PlainText {
  readonly file: ContentFile<unknown>;
  readonly path: Path;
  readonly text: string | undefined;
}

// Backticks, **bold** and [links](/somewhere/).
const MARKS = /`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]*\)/;

/** Marks of Markdown in a text that is shown as it stands, and marks left standing in a page. */
export const checkPlainTexts = (content: Content): readonly Mistake[] => [
  ...plainTexts(content).flatMap(({ file, path, text }) => {
    const marks = MARKS.exec(text ?? '')?.[0];
    if (marks === undefined) return [];
    return [
      mistakeAt(
        file,
        path,
        `“${String(path.at(-1))}” is shown as it stands, so the marks in “${marks}” would be seen.`,
        'Write it without marks.',
      ),
    ];
  }),
  ...content.pages.flatMap(({ file, leftMarks }) =>
    leftMarks.map(({ value, line }) => ({
      file,
      line,
      what: `Marks of Markdown were left standing in the text: “${(/(?:\*\*|`|\]\()[^\n]{0,16}/.exec(value) ?? [''])[0]}”.`,
      fix: 'Close each **, each ` and each [link](/address/), and put no blank inside them.',
    })),
  ),
];

function plainTexts({ procedures, problems, supportRequests, situations }: Content): readonly PlainText[] {
  return [
    ...problems.flatMap((file) =>
      (['title', 'source'] as const).map((key) => ({ file, path: [key], text: file.value[key] })),
    ),
    ...procedures.flatMap((file) => [
      { file, path: ['title'], text: file.value.title },
      ...Object.entries(file.value.steps).flatMap(([name, { title, question, answers = [] }]) => [
        { file, path: ['steps', name, 'title'], text: title },
        { file, path: ['steps', name, 'question'], text: question },
        ...answers.flatMap(({ answer, record }, position) => [
          { file, path: ['steps', name, 'answers', position, 'answer'], text: answer },
          { file, path: ['steps', name, 'answers', position, 'record'], text: record },
        ]),
      ]),
    ]),
    ...supportRequests.flatMap((file) => [
      ...(['title', 'subject', 'reminder', 'user_message'] as const).map((key) => ({
        file,
        path: [key],
        text: file.value[key],
      })),
      ...Object.entries(file.value.fields).map(([name, { help }]) => ({
        file,
        path: ['fields', name, 'help'],
        text: help,
      })),
    ]),
    ...(situations === null
      ? []
      : Object.entries(situations.value).flatMap(([name, { title, action }]) => [
          { file: situations, path: [name, 'title'], text: title },
          { file: situations, path: [name, 'action'], text: action },
        ])),
  ];
}
