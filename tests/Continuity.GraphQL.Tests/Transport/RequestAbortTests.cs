using System.Text;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Transport;

public sealed class RequestAbortTests
{
    [Fact]
    public async Task Post_CallerGoes_ResolverIsCancelled()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await HttpHost.StartAsync(SdlSchema.Build("type Query { wait: Int }", o => o.Resolve("Query", "wait", (in c) =>
        {
            c.CancellationToken.Register(ended.SetResult);
            begun.SetResult();
            return new(new TaskCompletionSource<object?>().Task.WaitAsync(c.CancellationToken));
        })));
        using var caller = new CancellationTokenSource();
        using var content = new StringContent("""{"query":"{ wait }"}""", Encoding.UTF8, "application/json");
        var response = host.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content, caller.Token);
        await begun.Task;
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response);
        await ended.Task;
    }
}
