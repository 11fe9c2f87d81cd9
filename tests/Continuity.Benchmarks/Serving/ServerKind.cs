namespace Continuity.Benchmarks.Serving;

/// <summary>The servers that are compared.</summary>
internal enum ServerKind
{
    /// <summary>Kestrel alone: reads the body and writes bytes that are at hand. No server on Kestrel can be cheaper.</summary>
    Raw,

    /// <summary>Continuity.GraphQL on Kestrel.</summary>
    Engine,

    /// <summary>mercurius with JIT on fastify.</summary>
    Mercurius,

    /// <summary>graphql-yoga on Node's HTTP server.</summary>
    Yoga,
}
