import type { Content } from '../content.ts';
import type { ContentFile } from '../content-file.ts';
import { mistakeAt } from '../content-file.ts';
import { bracketed, seenMarks } from '../left-marks.ts';
import type { Mistake, Path } from '../mistake.ts';

/** A text that is shown letter by letter. */
interface PlainText {
  readonly file: ContentFile<unknown>;
  readonly path: Path;
  readonly text: string | undefined;
}

/** Marks of Markdown in a text that is shown as it stands, and what is wrong with the text of a page. */
export const checkPlainTexts = (content: Content): readonly Mistake[] => [
  ...plainTexts(content).flatMap(({ file, path, text = '' }) => {
    const key = String(path.at(-1));
    const found = seenMarks(key, text) ?? (key === 'subject' ? null : bracketed(text));
    return found === null ? [] : [mistakeAt(file, path, found.what, found.fix)];
  }),
  ...content.pages.flatMap(({ file, faults }) =>
    faults.map(({ value: { what, fix }, line }) => ({ file, line, what, fix })),
  ),
];

function plainTexts({ procedures, problems, supportRequests, situations }: Content): readonly PlainText[] {
  return [
    ...problems.flatMap((file) =>
      (['title', 'source'] as const).map((key) => ({ file, path: [key], text: file.value[key] })),
    ),
    ...procedures.flatMap((file) => [
      { file, path: ['title'], text: file.value.title },
      ...Object.entries(file.value.steps).flatMap(([name, { title, question, command = '', answers = [] }]) => [
        // Backticks within a command may be the shell's own.
        { file, path: ['steps', name, 'command'], text: command.startsWith('`') ? command : undefined },
        { file, path: ['steps', name, 'title'], text: title },
        { file, path: ['steps', name, 'question'], text: question },
        ...answers.flatMap(({ answer, record }, position) => [
          { file, path: ['steps', name, 'answers', position, 'answer'], text: answer },
          { file, path: ['steps', name, 'answers', position, 'record'], text: record },
        ]),
      ]),
    ]),
    ...supportRequests.flatMap((file) => [
      ...(['title', 'subject', 'notes_label', 'reminder', 'user_message'] as const).map((key) => ({
        file,
        path: [key],
        text: file.value[key],
      })),
      ...Object.entries(file.value.fields).flatMap(([name, field]) =>
        (['label', 'help'] as const).map((key) => ({ file, path: ['fields', name, key], text: field[key] })),
      ),
    ]),
    ...(situations === null
      ? []
      : Object.entries(situations.value).flatMap(([name, { title, action }]) => [
          { file: situations, path: [name, 'title'], text: title },
          { file: situations, path: [name, 'action'], text: action },
        ])),
  ];
}
