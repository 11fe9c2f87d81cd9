using System.Text.Json;
using System.Text.Json.Nodes;

namespace Continuity.Faults.Streams;

/// <summary>One subscription on one connection.</summary>
internal interface ISubscription : IAsyncDisposable
{
    /// <summary>Connects, and asks for it.</summary>
    Task OpenAsync(Uri api, string token, string query, JsonObject variables, CancellationToken cancellationToken);

    /// <summary>The next result; null where the server says that there is no other.</summary>
    Task<JsonElement?> NextAsync(CancellationToken cancellationToken);
}
