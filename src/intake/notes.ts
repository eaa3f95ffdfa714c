import { isAfterword, RECORD_END } from './traceback/landmarks.ts';

// "* ", "- ", "• ", "1. " or "1) ", as staff and ticket systems write them; Markdown puts a backslash before it.
const MARKER = /^\s*\\?(?:[*+•‣◦·–—-]|\d{1,3}[.)])\s+/;

// Another field ends the notes.
const FIELD = /^Additional [Ii]nformation:/;

/**
 * Read the notes of a support request: what stands below "Staff Notes:".
 *
 * @returns Each without its marker; a line without one goes on with the note above it, joined with one space. Without
 *   any marker each line is a note.
 */
export function readNotes(text: string): readonly string[] {
  const notes: string[] = [];
  const lines = text.split('\n');
  const marked = lines.some((line) => MARKER.test(line));
  let afterBlank = false;
  for (const line of lines) {
    const said = line.trim();
    if (FIELD.test(said) || said === RECORD_END || isAfterword(said, 0)) break;
    if (said === '') {
      afterBlank = notes.length > 0;
      continue;
    }
    const isNew = MARKER.test(line);
    const last = notes.length - 1;
    if (isNew || !marked || last < 0) {
      const note = isNew ? line.replace(MARKER, '').trim() : said;
      if (note !== '') notes.push(note);
    } else if (afterBlank && !/^\s/.test(line)) break;
    else notes[last] = `${notes[last] ?? ''} ${said}`;
    afterBlank = false;
  }
  return notes;
}
