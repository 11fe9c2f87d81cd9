import Fastify from 'fastify'
import mercurius from 'mercurius'
import { resolvers, typeDefs } from './threads.js'

const app = Fastify()
app.register(mercurius, { schema: typeDefs, resolvers, jit: 1 })
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
