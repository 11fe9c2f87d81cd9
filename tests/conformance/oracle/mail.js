import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const samples = `${root}tests/Continuity.Mail.Tests/Samples/`;
const host = `${root}tests/Continuity.Mail.Host/bin/Release/net10.0/Continuity.Mail.Host`;

const id = (text) => (text ?? '').trim().replace(/^<|>$/g, '');
const ids = (value) => (Array.isArray(value) ? value : (value ?? '').split(/[\s,]+/)).map(id).filter((one) => one !== '');
const line = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
/** The lines of a text that have anything on them, in order. */
const lines = (text) => (text ?? '').split(/\r?\n/).map(line).filter((one) => one !== '' && !/^>+$/.test(one));
const address = (one) => ({ name: line(one?.name), address: one?.address ?? '' });
/** Groups are taken apart. */
const addresses = (list) => (list ?? []).flatMap((one) => one.group ?? [one]).map(address);
const attachments = (list) => list.map(({ name, type, size }) => `${name ?? ''} ${type} ${size}`);
const time = (date) => (date && !Number.isNaN(+new Date(date)) ? new Date(date).toISOString() : '');

/** Whether lines are those of what is new and of what is folded, each in its order: what is folded may stand anywhere among what is new, and nothing is left over. */
function isMerged(all, { fresh, folded }) {
  if (all.length !== fresh.length + folded.length) {
    return false;
  }

  let taken = new Set([0]);
  all.forEach((one, at) => {
    taken = new Set([...taken].flatMap((count) => [...(fresh[count] === one ? [count + 1] : []), ...(folded[at - count] === one ? [count] : [])]));
  });
  return taken.has(fresh.length);
}

/** Whether another parser's value of a field is ours. */
export const agree = (field, mine, theirs) => (field === 'text' ? isMerged(theirs, mine) : JSON.stringify(mine) === JSON.stringify(theirs));

/** What Continuity reads of the samples, by name. */
export async function ours(names) {
  const { stdout } = await promisify(execFile)(host, names.map((name) => `${samples}${name}.eml`), { maxBuffer: 1 << 28 });
  const read = stdout.trim().split('\n').map((one) => JSON.parse(one).mail);
  return new Map(names.map((name, i) => [name, {
    subject: read[i].subject,
    from: address(read[i].from),
    to: addresses(read[i].to),
    cc: addresses(read[i].cc),
    messageId: read[i].messageId ?? '',
    inReplyTo: read[i].inReplyTo,
    references: read[i].references,
    date: time(read[i].date),
    text: { fresh: lines(read[i].text), folded: lines(read[i].quoted) },
    attachments: attachments(read[i].attachments.map((one) => ({ ...one, type: one.contentType }))),
  }]));
}

/** What other people's parsers read of a sample. A text that they made of HTML is left out: there is no rule for that. */
export const parsers = {
  async mailparser(bytes) {
    const mail = await simpleParser(bytes, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
    const every = (value) => [value ?? []].flat().flatMap((one) => one.value);
    return {
      subject: line(mail.subject),
      from: address(mail.from?.value[0]),
      to: addresses(every(mail.to)),
      cc: addresses(every(mail.cc)),
      messageId: id(mail.messageId),
      inReplyTo: ids(mail.inReplyTo),
      references: ids(mail.references),
      date: time(mail.date),
      text: mail.text && !(mail.html && !mail.text.trim()) ? lines(mail.text) : undefined,
      attachments: attachments(mail.attachments.map((one) => ({ name: one.filename, type: one.contentType, size: one.size }))),
    };
  },
  async 'postal-mime'(bytes) {
    const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
    return {
      subject: line(mail.subject),
      from: address(mail.from),
      to: addresses(mail.to),
      cc: addresses(mail.cc),
      messageId: id(mail.messageId),
      inReplyTo: ids(mail.inReplyTo),
      references: ids(mail.references),
      date: time(mail.date),
      text: mail.text?.trim() ? lines(mail.text) : undefined,
      attachments: attachments(mail.attachments.map((one) => ({ name: one.filename, type: one.mimeType, size: one.content.byteLength ?? one.content.length }))),
    };
  },
};

/** The samples' names. */
export const names = (await readdir(samples)).filter((file) => file.endsWith('.eml')).map((file) => file.slice(0, -4)).sort();

/** A sample's bytes. */
export const bytesOf = (name) => readFile(`${samples}${name}.eml`);
