import { readFileSync } from 'node:fs'

const threads = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const byId = new Map(threads.map((thread) => [thread.id, thread]))

export const typeDefs = readFileSync(process.argv[3], 'utf8')

export const resolvers = {
  Query: {
    thread: (_, { id }) => byId.get(id) ?? null,
    threads: (_, { first }) => threads.slice(0, first),
  },
  Thread: {
    entries: (thread, { first }) => thread.entries.slice(0, first),
  },
}
