using Continuity.Callers;

namespace Continuity.Api.Ingest;

/// <summary>Makes scopes like those of a source's requests, for what is done without one.</summary>
/// <param name="scopes">Makes scopes.</param>
/// <param name="accessor">Where the use cases look for the caller.</param>
internal sealed class IngestScopes(IServiceScopeFactory scopes, IHttpContextAccessor accessor)
{
    /// <summary>Does something as a source.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="work">What, with the scope's services.</param>
    public async Task RunAsync(string source, Func<IServiceProvider, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Features.Set(new Caller(Role.Ingest, source));
        accessor.HttpContext = context;
        try
        {
            await work(scope.ServiceProvider);
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }
}
